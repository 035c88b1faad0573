"""Words of page furniture, captions, bylines and comment threads: data, as regular expressions over one line.

Each list says what a line that matches is. `LINE` patterns must match the whole line (case ignored, outer punctuation
stripped); `WITHIN` patterns may stand anywhere in a line of at most `MAX_FURNITURE_WORDS` words. No rule, no order: see `segments`.
"""

from __future__ import annotations

MAX_FURNITURE_WORDS = 60
"""Longer lines are not taken for furniture by a phrase inside them: notices on cookies and copyright stay below."""

_AGENCY_NAMES = """
Reuters; AFP; Agence France-Presse; France Press; AP; Associated Press; The Associated Press; UPI; DPA; dpa; EFE; ANSA; TASS;
ITAR-TASS; RIA Novosti; Interfax; Sputnik; Xinhua; Kyodo; Kyodo News; Yonhap; Anadolu; Anadolu Agency; AA; PTI; IANS; ANI; APP;
IRNA; ISNA; Tasnim; SANA; MENA; WAM; QNA; SPA; PA; PA Media; AAP; CNA; Bloomberg; Getty Images; Getty; EPA; Shutterstock; Pajhwok;
Khaama Press; Bernama; Antara; VOA; RFE/RL; BNO; Canadian Press; CP; NINA; Petra; WAFA; Ukrinform; Belga; APA; Fars; BERNAMA; GNA;
NAN; PANA; ANGOP; APS; MAP; TAP; LUSA
"""
AGENCIES: tuple[str, ...] = tuple(" ".join(name.split()) for name in _AGENCY_NAMES.split(";"))
"""News and photo agencies, as credit lines and datelines write them."""

FURNITURE_LINE: tuple[str, ...] = (
    r"(?:home|news|world|sports?|opinions?|politics|business|culture|weather|asia|africa|europe|americas?|middle east"
    r"|top stories|technology|video|videos"
    r"|photos?|gallery|podcasts?|search|menu|more|live|breaking|contact|contact us|about|about us|help|faq|careers|sitemap"
    r"|rss|archives?|events|shop)",
    r"(?:home|world|news)(?: ?[/»>|›·] ?[\w &-]+){1,5}",
    r"(?:log ?in|log out|sign (?:in|up|out)|register|subscribe|subscribe now|my account|profile|settings|notify of|guest"
    r"|skip to (?:main )?content)(?: ?\| ?[\w ]+)*",
    r"(?:share|tweet|pin|email|e-mail|print|whatsapp|facebook|twitter|x|linkedin|telegram|reddit|pinterest|copy link"
    r"|flipboard|save|bookmark|follow|like|likes|listen"
    r"|youtube|instagram|messenger|viber|vk|mastodon|bluesky|rss feed)",
    r"(?:share|tweet|post|pin|send|follow)(?: this| it)?(?: (?:article|story|page|post|us))?(?: (?:on|via|with|to|by)(?: \w+){1,3})?",
    r"[\d.,]+ ?[km]?\+? ?(?:shares?|views?|likes?|reads?|tweets?|votes?|followers|reactions?|claps?|min(?:ute)?s? read|minutes? read)",
    r"(?:shares?|views?|reads?|likes?)[: ]+[\d.,]+ ?[km]?",
    r"(?:advertisement|advertisements|advert|sponsored|sponsored content|promoted|promoted content|ad|ads by \w+"
    r"|paid content|story continues below|continue reading"
    r"|article continues (?:below|after)(?: (?:the |this )?(?:ad|advert|advertisement))?|scroll to continue(?: reading)?)(?: \w+)?",
    r"[- –—]*advertisement[- –—]*(?:spot_?img)?",
    r"back to top(?: button)?|go to top|top of page|scroll (?:up|down)|close|close this|dismiss|next|previous|prev"
    r"|next (?:article|post|story)"
    r"|previous (?:article|post|story)|next page|page \d+(?: of \d+)?|show (?:more|less)|load more|see all|view all"
    r"|read more|learn more|expand|collapse|ok|accept"
    r"|accept all(?: cookies)?|reject all|manage (?:cookies|preferences|options)|got it|no,? thanks|loading",
    r"ad-?block(?:er)? (?:detected|detection)?.{0,40}",
    r"(?:support|donate|donate (?:now|today|here)|support us|become a (?:member|patron|supporter)|support [\w' -]{2,40}"
    r"|donate to [\w' -]{2,40}|fundraiser|our goal|raised)",
    r"(?:please )?(?:support|donate to|help) (?:our|free|independent)[\w' -]{2,40}",
    r"[\d.,]+ ?[$€£¥₹]|[$€£¥₹] ?[\d.,]+(?: ?(?:raised|of|goal).{0,30})?",
    r"goal of the (?:month|week|year).{0,40}",
    r"(?:newsletter|newsletters|sign up|email address|your e-?mail(?: address)?|enter your e-?mail.{0,40}"
    r"|get the newsletter|stay (?:connected|informed|updated|tuned)).{0,40}",
    r"(?:tags?|topics?|filed under|categor(?:y|ies)|labels?|keywords?|posted in|section|see more on|more on)\s*:.{0,200}",
    r"(?:©|\(c\)|copyright).{0,200}",
    r"(?:all rights reserved|terms (?:of|and) (?:use|service|conditions).{0,60}|privacy(?: policy)?.{0,60}"
    r"|cookies?(?: policy| settings| preferences)?|imprint|impressum"
    r"|disclaimer|legal notice|accessibility.{0,30}|advertise(?: with us)?|do not sell .{0,40})",
    r"(?:published|posted|updated|last (?:updated|modified|edited)|first published|modified|date|created)\s*(?:on|at"
    r")?\s*:?.{0,60}\d.{0,30}",
    r"(?:name|e-?mail|website|message|comment|subject|captcha|your name|your e-?mail|your message)\s*[:*](?:.{0,60})",
    r"(?:click|tap) (?:here|below|this link|the link|on).{0,80}",
    r"(?:click to )?(?:rate|vote (?:on|for)|like) this (?:post|article|story|page).{0,40}",
    r"this (?:story|article|page|post) (?:has been|was) (?:viewed|read|shared|visited) [\d.,]+ (?:times?|readers?)|average rating.{0,40}",
    r"listen to (?:this )?(?:article|story).{0,30}|play (?:audio|video)|watch(?: now| live| the video)?|text size"
    r"|font size.{0,20}|a\+|a-|translate.{0,30}|select language"
    r"|reading time.{0,20}|estimated reading time.{0,20}|\d+ min(?:ute)?s? read",
    r"best viewed .{0,80}|powered by .{0,60}|designed by .{0,60}|hosted by .{0,60}|theme by .{0,60}",
    r"(?:subscribe|follow|join) (?:to )?(?:us|our|the)\b.{0,80}",
    r"[\W\d_]+|.{0,60}https?://\S+|www\.\S+|\S+@\S+\.\w+|error:.{0,60}|all fields required.{0,40}",
    r"x|\(\)|\[\]|n/a|null|undefined|\{\{.{0,80}\}\}|spot_?img",
)
"""Whole lines that belong to the page and not to the report."""

FURNITURE_WITHIN: tuple[str, ...] = (
    r"\b(?:we|this (?:web)?site|our (?:web)?site|and our partners) uses? cookies\b|\buse of cookies\b",
    r"\bcookie (?:policy|settings|preferences)\b|\b(?:functional|analytical|performance|necessary|advertisement|essential) cookies\b"
    r"|\bcookies (?:are|that|to display|do not|help|may)\b|\bcontent is protected\b",
    r"\bdisabl(?:e|ing) your ad-?\s?block|\bad-?\s?blocker\b|\bwhitelist(?:ing)? (?:us|our|this)\b|\bturn off your ad\b",
    r"\b(?:sign up|subscribe) (?:for|to|now|here|today)\b.{0,60}\b(?:newsletter|e-?mails?|alerts?|updates|inbox|channel|briefing)\b",
    r"\b(?:our|the|free|daily|weekly) newsletters?\b.{0,80}\b(?:inbox|every|sign|subscribe|email|delivered)\b",
    r"\bin your inbox\b|\byour e-?mail address will not be published\b",
    r"\brequired fields are marked\b|\bsave my name, e-?mail\b|\bprove you are (?:human|not a robot)\b",
    r"\ball rights reserved\b|\bmay not be (?:reproduced|republished|copied|redistributed)\b",
    r"\breproduc(?:tion|ed) (?:without|in whole)\b|\b(?:publish|content|copied|redistribut).{0,80}\bwithout (?:prior "
    r")?(?:written )?permission\b",
    r"\bviews? (?:expressed|and opinions?)\b.{0,120}\b(?:authors?|own|editorial|necessarily)\b",
    r"\bdo(?:es)? not necessarily (?:reflect|represent)\b",
    r"\bfollow (?:us|him|her|them|me|the author)? ?on (?:twitter|facebook|instagram|telegram|x|youtube|linkedin"
    r"|social media|google news)\b",
    r"\blike us on facebook\b|\bjoin our (?:telegram|whatsapp|channel|community)\b",
    r"\bdownload (?:our|the) (?:\w+ ){0,3}app\b|\bavailable on (?:google play|the app store)\b",
    r"(?:^|\b(?:please|kindly|consider) )(?:consider )?(?:support|supporting|donate to|donating to) "
    r"(?:(?-i:us)\b|our\b|this site|independent|quality|local|free) ?",
    r"(?:^|\b(?:please|kindly|consider) )(?:donate (?:now|today|here)|make a donation|become a (?:member|subscriber|patron))\b",
    r"\b(?:join(?:ing)? us in|keep) (?:supporting|our journalism)\b",
    r"\bsupport(?:ing)? (?:independent|quality|our) (?:reporting|journalism)\b",
    r"\byour (?:donation|contribution|subscription) (?:helps?|keeps?|makes?|allows?|matters|will)\b",
    r"\bby (?:continuing|clicking|using)\b.{0,60}\byou (?:agree|consent|accept)\b",
    r"\b(?:you have|you've) (?:\w+ ){0,3}(?:free )?articles? (?:left|remaining)\b|\bto (?:continue|keep) reading\b",
    r"\balready a (?:subscriber|member)\b|\bunlock (?:this|unlimited|full) (?:article|access|story)\b",
    r"\bthis (?:article|story|page|post) (?:was|is|has been|may have been|first|originally)\b"
    r".{0,40}\b(?:published|appeared|updated|corrected|translated|archived|syndicated)\b",
    r"\bhave (?:a|any) (?:tip|correction) (?:for|to)\b|^contact (?:us|the (?:author|editor|reporter))\b",
    r"^send (?:us )?(?:your|an) (?:e-?mail|tips?|feedback)\b|\breport (?:an error|a typo|a correction)\b",
    r"\benable javascript\b|\bjavascript (?:is|must be) (?:disabled|enabled)\b|\byour browser (?:does not|doesn't|is not)\b",
    r"\bupgrade your browser\b|\bcontributed to this (?:report|article|story)\b",
    r"\bcaptured by (?:the )?(?:\w+ ){0,3}(?:archive|crawler)\b|\bwayback machine\b|\bcached (?:copy|version)\b"
    r"|\bcrawl(?:ed)? (?:on|date)\b",
    r"^(?:read (?:more|also|next|the full)|also read|see also|more|related|watch|in pictures|explainer|opinion"
    r"|live updates?|recommended|don'?t miss|editor'?s picks?|sponsored|promoted|advertorial|paid content)\s*[:>|»–-]",
    r"\bcomments? (?:that|which) break\b|\bability to comment\b|\bour comments? to be\b|\b(?:delete|report|flag) this comment\b",
    r"\bno comments yet\b|\bcommunity (?:standards|guidelines)\b|\bmoderators? .{0,40}comments?\b|\bcomments? (?:is|are) moderated\b",
    r"\b(?:AI|machine)[- ]generated\b.{0,80}\b(?:summar\w+|translation|errors)\b|\bsummarize this article\b",
    r"^[–—-]{0,2} ?forwarded (?:by|from|message)\b|^to (?:give|donate):",
    r"\bhow does this make you feel\b|\bwould love your thoughts\b|\bplease enter your (?:comment|name|e-?mail)\b",
)
"""Phrases that only page furniture uses."""

_TRIGGER_WORDS = """
cookie; content is; block; whitelist; turn off; sign up; subscri; newsletter; inbox; mail; required; prove; rights; may not;
reproduc; permission; view; reflect; represent; follow; like us; join our; download; available on; support; donat; donation;
become a; contribution; continuing; clicking; using; articles; reading; already; unlock; this article; this story; this page; this
post; have a; contact; send; report a; javascript; browser; contributed; captured; wayback; cached; crawl; read more; read also;
read next; read the; also read; see also; more:; more >; more |; related; watch; in pictures; explainer; opinion; live;
recommended; miss; pick; comment; community; generated; summarize; how does; thoughts; please enter;
sponsored; promoted; advertorial; journalism; independent reporting; paid content; forwarded; to give:;
to donate:
"""
FURNITURE_TRIGGERS: tuple[str, ...] = tuple(" ".join(words.split()) for words in _TRIGGER_WORDS.split(";"))
"""Each phrase of `FURNITURE_WITHIN` has one of these, in lower case: a line without them is not searched, which takes most of the time."""

RELATED_LINE: tuple[str, ...] = (
    r"(?:more )?(?:related|similar|recommended|suggested)(?: (?:articles?|stories|story|posts?|news|topics?|content|reading"
    r"|reads|links?|coverage|videos?))?",
    r"(?:most|must) (?:read|popular|viewed|shared|watch|commented|recent)(?: .{0,30})?",
    r"(?:you (?:may|might) (?:also )?(?:like|be interested in|have missed)|also (?:read|in the news|on .{2,30})"
    r"|read (?:also|next|more|more on .{2,40}|this)|see also|don'?t miss|trending(?: now)?|popular(?: (?:now|posts|stories)"
    r")?"
    r"|recommended for you|editor'?s (?:picks?|choice)|in case you missed it|up next|what to read next"
    r"|what others are reading|from (?:our|the) archives?|keep reading)",
    r"more (?:on (?:this|the) (?:topic|story|subject).{0,20}|(?:articles?|stories|news|posts|headlines)(?: .{0,40})?|from "
    r".{2,50}|in .{2,30}|by .{2,40}|like this|to explore|coverage)",
    r"(?:latest|recent|top|other|further|featured|hot) (?:articles?|stories|news|posts?|headlines|updates|comments|reading"
    r"|videos?)(?: .{0,30})?",
    r"(?:news|stories|articles) (?:around the web|from (?:around )?the web|you may like|from our partners)|around the web"
    r"|from the web|sponsored (?:links|stories)|partner content",
)
"""Lines after which titles of other reports follow."""

COMMENT_MARK: tuple[str, ...] = (
    r"(?:view|show|see|read|load|hide) (?:all|more|previous|older|newer|the)? ?(?:\d+ )?(?:comments?|replies|responses)(?: \(?\d*\)?)?",
    r"(?:leave|post|add|write|submit|make|send) (?:a|your|an?other|new)? ?(?:public )?(?:reply|comments?|response|thoughts?"
    r"|opinion)(?: .{0,40})?",
    r"cancel (?:reply|comment)|post comment|comment on this (?:article|story|post).{0,30}|comments? (?:are )?closed.{0,40}",
    r"please enter your (?:comment|name here|name).{0,20}|your comment(?: here)?",
    r"inline feedbacks?|(?:oldest|newest)(?: newest)?(?: most voted)|most voted|sort (?:comments )?by\s*:?.{0,40}|(?:newest"
    r"|oldest|best|top) (?:comments?|first)",
    r"(?:log ?in|sign ?in|register)(?: or register)? to (?:comment|reply|post|join).{0,40}|you must be logged in.{0,60}",
    r"join (?:the|our|in the) (?:conversation|discussion|debate).{0,40}|be the first to (?:comment|reply).{0,40}"
    r"|have your say.{0,30}|what do you think\W*|tell us what you think.{0,40}",
    r"comments?\s*[:–-]\s*(?:our rules|policy|guidelines|rules).{0,40}|report this comment|there are no comments.{0,80}"
    r"|adjust comment print|comment (?:policy|rules|guidelines)",
    r"would love your thoughts.{0,40}|notify me of (?:new|follow).{0,60}",
)
"""Lines that stand at or in a thread of readers' comments."""

COMMENT_HEADING: tuple[str, ...] = (
    r"(?:our |your )?(?:readers?['’]?s?|users?|user|visitors?['’]?|public|community)['’]? (?:comments?|reactions?|opinions?"
    r"|letters|feedback|say|write|responses)(?: \(?\d*\)?)?"
    r"|what (?:our |the )?(?:readers?|users?|people|others) (?:say|think|write|are saying)|letters to the editor",
    r"(?:comments?|discussion|responses|replies|reactions) ?(?:by|from|of) (?:our )?(?:readers?|users?|visitors"
    r"|the community)(?: \(?\d*\)?)?",
    r"\d+ (?:thoughts?|responses?|replies|comments?) (?:on|to) .{2,200}",
)
"""Lines that head a thread and are never a button above a report."""

COMMENT_COUNT: tuple[str, ...] = (
    r"\(?\d[\d,.]*\)? ?(?:comments?|replies|responses|reactions?|messages|posts)(?: so far| below)?(?: ?\(?\d*\)?)?",
    r"(?:comments?|discussion|responses|replies|reactions|talkback|feedback|forum) ?(?:\(?\d*\)?)?",
    r"no comments?(?: (?:yet|posted|so far))?",
)
"""Lines that may head a thread, or only count it at the top of a page."""

COMMENT_STAMP: tuple[str, ...] = (
    r"(?:(?:about|over|almost|just|edited|posted|replied)? ?(?:a|an|one|\d+) ?(?:s|sec|secs|m|mins?|h|hrs?|d|w|mo|y"
    r"|seconds?|minutes?|hours?|days?|weeks?|months?|years?) ago|just now|yesterday|\d+[smhdw])(?: ?[·•|-] ?.{0,30})?",
    r"(?:reply|like|likes|liked|dislike|report|flag|upvote|downvote|quote|edit|permalink|share|reply to .{1,40}"
    r"|report (?:abuse|comment)|thumbs (?:up|down)|\d+ (?:likes?|replies|reply|upvotes?|points?)|vote (?:up|down)|collapse"
    r"|hide replies|in reply to .{1,40})"
    r"(?: ?[·•|(-] ?(?:reply|like|report|share|\d+)\)?.{0,20})*",
    r"(?!(?:he|she|they|it|who|we|officials?|and|but|the|a|an)\b)(?-i:[A-Z]\S*(?: [A-Z]\S*){0,2}|\S{2,24}) (?:says|said"
    r"|wrote|writes|commented|replied)"
    r"(?: ?:| ?\.{2,3}| ?…)",
    r".{1,40} ?[·•|–-] ?\d+ (?:second|minute|hour|day|week|month|year)s? ago",
    r"(?:posted|submitted|written) by .{1,60}\b(?:on|at|,) .{0,40}\d.{0,20}",
    r"@\w{2,30}",
)
"""Lines that only a comment has: its age, its buttons, its head."""

_DATE = (
    r"(?:\w{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}(?:st|nd|rd|th)? \w{3,9}\.?,? \d{4}|\d{4}-\d\d-\d\d"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
)
_CLOCK = r"\d{1,2}[:.h]\d\d(?::\d\d)? ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,4})?"
COMMENT_HEAD: tuple[str, ...] = (
    rf"(?!(?:published|updated|last|modified|first|date|posted on|created)\b).{{2,60}}?{_DATE}[ ,]{{0,3}}(?:at|@|-|–|·|\||//)? ?{_CLOCK}"
    r"\W{0,4}(?:said|says|permalink|reply|#)?\W*",
    rf".{{2,40}} (?:on|at|·|•|\||//|-|–) {_DATE}\W*(?:said|says|permalink|reply)?\W*",
)
"""Lines that name a commenter with a date: one may stand above a report, two are a thread."""

CAPTION_LINE: tuple[str, ...] = (
    r"(?:file )?(?:photos?|photographs?|images?|pictures?|pics?|sources?|credits?|foto|graphics?|maps?|illustrations?"
    r"|infographics?|cartoon)(?: (?:credits?|courtesy|by|source|via|from|copyright|caption))*\s*(?:[:©|/]|courtesy|\bby\b)"
    r".{1,200}",
    r"(?:file photo|image caption|photo caption|archive (?:photo|image|picture)|representational image|photo|image|picture"
    r"|gallery|slideshow)",
    r"(?:click|tap|press) (?:here |on (?:the )?(?:image|photo|picture|map) )?to (?:see|view|open|enlarge|zoom|expand)\b.{0,60}",
    r"(?:see|view|open|enlarge|hide|toggle|show)(?: the)? (?:full[- ]size(?:d)? )?(?:image|photo|picture|map|caption"
    r"|gallery|larger|full screen|fullscreen).{0,20}",
    r"(?:via )?(?:getty images|shutterstock|ap photo|reuters|afp|epa)(?: ?[/|,-] ?.{1,60})?",
    r"(?:ap|afp|reuters|epa|epa-efe|getty|upi|dpa) ?(?:photo|images?)? ?/ ?.{1,80}",
    r"[\[(](?:photo|image|picture|source|credit|file|via|courtesy|video)[^\])]{0,120}[\])]",
    r"[\[(][^\])/]{2,60}/[^\])]{2,60}[\])]",
)
CAPTION_WITHIN: tuple[str, ...] = (
    r"(?:image|photo|picture|credit)s?: (?-i:[A-Z])[\w .'’-]{2,40}(?:\([^)]{1,40}\))?\.?$",
    r"[\[(][^\])/\[(]{2,60}/[^\])\[(]{2,60}[\])]\.?$",
    r"(?-i:AFP|AP|REUTERS|Reuters|EPA|UPI|DPA|Getty Images)(?: (?:photo|images?|file photo|file))? ?/ ?(?-i:[A-Z])[\w .'’-]{2,40}$",
    r"\b(?:file )?(?:photo|picture|image)s? (?:by|courtesy of?|from) [^.!?]{2,60}$|\((?:file )?(?:photo|picture|image)[^)]{2,80}\)\.?$",
    r"\b(?:seen|shown|pictured|depicted) in (?:this|an?) (?:undated |file |handout |archive |aerial )*(?:photo|photograph"
    r"|picture|image|video)\b",
    r"^(?:in this|this) (?:undated |file |handout |archive |aerial )*(?:photo|photograph|picture|image|video)\b",
)
"""Phrases of captions that read like sentences."""

CAPTION_TRIGGERS: tuple[str, ...] = ("/", "photo", "picture", "image", "credit", "video")
"""Each phrase of `CAPTION_WITHIN` has one of these, in lower case."""

"""Whole lines that are captions or credits."""

BYLINE_LINE: tuple[str, ...] = (
    r"(?:by|from|written by|posted by|reported by|story by|text by|author|authors|reporter|correspondent"
    r")\s*:?\s+(?-i:[A-Z\u00c0-\u024f][\w.'’\u00c0-\u024f-]*)(?:,? (?:and |& |(?:van|von|de|der|al|bin|el) "
    r")?(?-i:[A-Z\u00c0-\u024f][\w.'’\u00c0-\u024f-]*)){0,9}(?:,? .{0,60})?",
    r"(?:additional )?(?:reporting|writing|editing|translation|translated|edited|compiled|produced) (?:by|in)\b.{0,200}",
    r"(?:staff (?:writer|reporter|correspondent)|our correspondent|special correspondent|news desk|newsroom|agencies"
    r"|web desk|monitoring desk|wire services?|editorial (?:team|board|staff)|admin|editor)",
)
"""Whole lines that name who wrote the report."""

BYLINE_WITHIN: tuple[str, ...] = (
    r"^[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3} (?:is|was) (?:an?|the) (?:\w+[ -]){0,4}(?:correspondent|journalist|reporter"
    r"|writer|columnist|editor|freelancer|author|fellow|analyst|researcher|contributor|lecturer|photographer)\b",
    r"^(?:the )?(?:author|writer) (?:is|was|can be)\b",
    r"^\(?(?:additional )?(?:reporting|writing|editing) by\b",
)
"""Lines about the author that read like sentences; only taken so after the report's end."""

INFORMAL: tuple[str, ...] = (
    r"!|\?\?|\?!",
    r"[\U0001F300-\U0001FAFF\u2600-\u27BF]",
    r"\b(?:you|your|you're|youre|yours|u|ur|ya)\b",
    r"\b(?:I|I'm|I’m|I've|I’ve|im|my|me|mine)\b",
    r"\b(?:lol|lmao|rofl|wtf|omg|haha\w*|bcuz|bcoz|cuz|gonna|wanna|gotta|ain't|dont|cant|wont|doesnt|didnt|isnt|thats|idk"
    r"|imo|imho|btw|yeah|yep|nope|wow|ok|okay|duh|smh|bs|pls|plz|thx|dude|guys|bro)\b",
    r"\b(?:shame|idiots?|liars?|lies|lying|scum|stupid|morons?|sheeple|traitors?|puppets?|propaganda|bullshit|shit|crap"
    r"|damn|fools?|clowns?|cowards?|hypocri\w+|disgusting|pathetic|brainwash\w*|wake up|go to hell|god bless|rip|amen"
    r"|nonsense|rubbish|ridiculous|hilarious|joke|haters?|trolls?|bots?|fake news|well said|great (?:article|post|news)"
    r"|good (?:article|riddance|job|news)|thanks for|thank you|agree with|disagree|exactly|of course|nobody|everybody"
    r"|these people)\b",
)
"""Signs of informal speech outside quotation marks, each counted once a line."""

REPORTING = (
    r"\b(?:said|says|told|according to|reported|announced|added|confirmed|denied|stated|declared|warned|claimed"
    r"|spokes(?:man|woman|person)|statement|officials?"
    r"|sources?|spokesmen|noted|stressed|rejected|accused|agency|ministry)\b"
)
"""Words of reported speech and of its sources: what news sentences have and readers' comments rarely."""
