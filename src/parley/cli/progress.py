"""The progress line of a long command, on standard error: a bar in a terminal, silence in a pipe."""

from __future__ import annotations

from types import TracebackType

from parley.cli.output import notes, safe


class Progress:
    """A bar that appears on the first report of progress. Use as a context manager. done, total: as last reported.

    >>> with Progress() as progress:
    ...     progress.show(1, 2, "a.txt")
    """

    def __init__(self) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as Bar

        console = notes()
        self._bar = Bar(
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.fields[name]}", style="dim", markup=False),  # a name may hold square brackets
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task: int | None = None
        self.done = 0
        self.total: int | None = None

    def __enter__(self) -> Progress:
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._bar.stop()

    def show(self, done: int, total: int | None, name: str) -> None:
        """So many of so many are done (total: None where it is not known yet); name: what was just done."""
        from rich.progress import TaskID

        self.done, self.total = done, total
        if self._task is None:
            self._task = self._bar.add_task("reading", total=total, name=safe(name))
        self._bar.update(TaskID(self._task), completed=done, total=total, name=safe(name))
