"""The wordings of boilerplate, as patterns that a whole line must match, in any letter case.

Each pattern is either complete, or begins with words with which no sentence of a report begins and bounds what
follows. They are in English, German and French. A byline is not among them: it may be the attribution of the text.
"""

from __future__ import annotations

_SITES = (
    r"(?:facebook|twitter|x|whatsapp|linkedin|telegram|reddit|instagram|tiktok|youtube|bluesky|threads|pinterest"
    r"|messenger|viber|xing|pocket|flipboard|google news|e-?mail|print|drucken|imprimer|copy link)"
)
_AGENCY = (
    r"(?:afp|ap|apa|dpa|epa|reuters|getty(?: images)?|pa(?: media| wire)?|ansa|efe|ukrinform|shutterstock|alamy"
    r"|imago)"
)

REGISTER = (
    r"(?:stay|keep) (?:informed|up to date|updated|in the loop)\b.{0,60}",
    r"sign up (?:now|here|today|free|for free)[.!]?",
    r"sign up (?:for|to) .{0,60}(?:newsletters?|updates?|alerts?|briefings?|e-?mails?|digest|inbox|free)\b.{0,40}",
    r"(?:subscribe|register)(?: (?:now|today|here|for free|for unlimited access))?[.!]?",
    (
        r"subscribe (?:to|for) .{0,60}(?:newsletters?|channel|updates?|podcast|edition|magazine|access"
        r"|stories)\b.{0,40}"
    ),
    (
        r"(?:register|subscribe|sign in|log ?in|join) (?:now |for free )?(?:to|and) (?:read|continue|access"
        r"|unlock|comment|keep)\b.{0,60}"
    ),
    (
        r"(?:get|receive) (?:the|our|all) (?:latest|top|best|biggest|daily|day's|news)\b.{0,80}(?:inbox"
        r"|e-?mail|newsletter|phone|app)\b.{0,20}"
    ),
    r"already (?:a member|a subscriber|subscribed|registered|have an account)\b.{0,40}",
    r"(?:log|sign) ?in(?: here| now)?[.!]?",
    r"log ?out",
    r"create (?:an |a free |your )?(?:free )?account.{0,20}",
    r"my account",
    r"(?:your e-?mail(?: address)?|enter your e-?mail.{0,30}|e-?mail(?: address)? ?\*|name ?\*|website)",
    r"(?:our |free |daily |weekly |morning )*newsletters?(?: (?:sign-?up|abonnieren|bestellen))?",
    r"unlock the .{0,60} for free",
    r".{10,110} in this weekly newsletter\.?",
    r"thank you for (?:subscribing|signing up|registering).{0,40}",
    (
        r"this (?:article|content|story) is (?:exclusively |only )?(?:for"
        r"|available to) (?:our )?(?:paying )?(?:subscribers|members).{0,30}"
    ),
    r"support (?:independent|our|quality) journalism.{0,60}",
    r"become a (?:member|supporter|subscriber)(?: today| now)?[.!]?",
    r"jetzt (?:kostenlos |gratis )?(?:registrieren|anmelden|abonnieren|testen|lesen|bestellen).{0,40}",
    r"anmelden",
    r"abonnieren",
    r"(?:melden sie sich|registrieren sie sich) .{0,40}(?:an|newsletter|kostenlos).{0,30}",
    r"zum newsletter anmelden",
    r"(?:abonnez|inscrivez|connectez)-vous\b.{0,80}",
    r"s['’]abonner.{0,20}",
    r"s['’]inscrire",
    r"je m['’]abonne",
    r"se connecter",
    r"déjà (?:abonné|inscrit)(?:e|\(e\)|\.e|·e)? ?\?.{0,30}",
    r"créer un compte.{0,20}",
    r"article réservé aux abonnés",
    (
        r"(?:recevez|recevoir) (?:notre|nos|la|toute|chaque|l['’])\b.{0,80}(?:newsletters?|lettre|boîte mail"
        r"|e-?mail)\b.{0,20}"
    ),
)

COMMENTS = (
    r"leave a (?:reply|comment)(?: below)?",
    r"cancel reply",
    r"(?:post|add|write)(?: a| your)? comment",
    r"report this comment",
    r"(?:your e-?mail address will not be published\.?)? ?(?:required fields are marked ?\*?\.?)?",
    r"(?:join|start) the (?:conversation|discussion)[.!]?",
    r"(?:view|show|read|hide|load)(?: all| more| \d+)? comments?",
    r"(?:no )?comments?(?: ?\(\d+\)| yet| are closed\.?|: ?\d+)?",
    r"\d+ (?:comments?|shares?|views?|likes?)",
    r"you must be logged in to .{0,30}",
    r"please (?:log|sign) ?in to .{0,40}",
    r"notify me of .{0,60}",
    r"save my name,? e-?mail,? and website in this browser.{0,50}",
    r"this site uses akismet.{0,80}",
    r"kommentare?(?: ?\(\d+\)| schreiben| verfassen| anzeigen)?",
    r"schreiben sie (?:einen|den ersten) kommentar",
    r"antworten abbrechen",
    r"(?:ihre|deine) e-mail-adresse wird nicht veröffentlicht\.?.{0,60}",
    r"erforderliche felder sind mit ?\*? ?markiert\.?",
    r"(?:laisser|écrire|ajouter|poster) un commentaire",
    r"commentaires?(?: ?\(\d+\))?",
    r"annuler la réponse",
    r"réagir",
    r"votre adresse e-?mail ne sera pas publiée\.?.{0,80}",
    r"les champs obligatoires sont indiqués avec ?\*?\.?",
)

SOCIAL = (
    rf"share(?: this)?(?: article| story| post| page| video)?(?: (?:on|via|with|to|by) {_SITES})?[.:!]?",
    rf"{_SITES}(?:[\s,|/·•]+{_SITES})+",
    r"(?:tweet|whatsapp|facebook|twitter|linkedin|telegram|pinterest|instagram)",
    r"(?:e-?mail|print|save|bookmark)(?: this)?(?: article| story| page)?",
    r"(?:copy|copied) link",
    r"link copied[.!]?",
    r"pin it",
    r"follow us\b.{0,60}",
    r"like us on \w+.{0,20}",
    r"find us on \w+.{0,20}",
    r"join us on \w+.{0,20}",
    rf"follow .{{1,40}} on {_SITES}(?:[,\s]+(?:and )?{_SITES})*[.!]?",
    rf"(?:artikel )?teilen(?: (?:auf|per|via) {_SITES})?",
    rf"(?:auf|per|via) {_SITES} teilen",
    r"link kopieren",
    r"merken",
    r"drucken",
    r"folgen sie uns\b.{0,60}",
    r"partager(?: (?:sur|par|l['’]article).{0,30})?",
    r"suivez-nous\b.{0,60}",
    r"imprimer",
    r"copier le lien",
)

LABELLED_LINKS = (
    r"(?:also|please|must) read",
    r"read (?:also|more|next|too|this|on)",
    r"see (?:also|more)",
    r"more on this(?: story| topic)?",
    r"(?:also )?recommended(?: for you| reading| stories)?",
    r"you (?:may|might) (?:also )?(?:like|be interested in)",
    r"related (?:articles?|stor(?:y|ies)|topics?|news|content|coverage|posts?|links?)",
    r"don['’]t miss",
    r"up next",
    r"next up",
    r"(?:next|previous) (?:article|post|story)",
    r"most (?:read|popular|viewed|shared)",
    r"trending(?: now)?",
    r"editor['’]?s['’]? picks?",
    r"mehr zum thema",
    r"lesen sie (?:auch|mehr|dazu|hier)",
    r"auch interessant",
    r"das könnte sie (?:auch )?interessieren",
    r"mehr dazu",
    r"(?:siehe|lies) auch",
    r"zum thema",
    r"weitere (?:artikel|themen|nachrichten)",
    r"meistgelesen",
    r"passend dazu",
    r"(?:à |a )?lire (?:aussi|également|la suite|plus)",
    r"(?:à|a) lire",
    r"voir aussi",
    r"sur le même (?:sujet|thème)",
    r"en savoir plus",
    r"pour aller plus loin",
    r"les plus lus",
    r"à voir(?: aussi)?",
    r"dans la même rubrique",
)
"""Each stands alone, or with a colon, a bar or a dash and then the title of another article."""

LINKS = (
    r"read more (?:about|on|at|in|from) .{1,80}(?<![.!?])",
    r"(?:read|view|see) the (?:full|original) .{0,60}(?<![.!?])",
    r"(?:continue|keep) reading.{0,30}",
    r"(?:story|article) continues (?:below|after).{0,40}",
    r"(?:click|tap) here\b.{0,100}",
    r"click (?:on|to) (?:the link|read|view|subscribe|expand|share|play|enlarge)\b.{0,60}",
    r"top stories|latest news|breaking news|live updates|in pictures",
    r"(?:in this article|topics?|tags?)(?:: .{0,60}(?<![.!?]))?",
    r"related(?: ?: .{1,120}(?<![.!?]))?",
    r"sources?(?: ?links?)?",
    r"source ?: ?\S+(?: \S+){0,3}(?<![.!?])",
    r"quellen?(?: ?: ?\S+(?: \S+){0,3})?",
    r"original (?:article|source|link)",
    r"exit mobile version",
    r"view (?:full|desktop|mobile) (?:version|site)",
    r"back to (?:top|home|homepage)",
    r"skip (?:to .{1,20}|advert.{0,15})",
    r"(?:main )?menu",
    r"search",
    r"close",
    r"home ?page",
    r"toggle navigation",
    r"load(?:ing)?(?: more)?(?:\.\.\.|…)?",
    r"show more",
    r"see all",
    r"hier (?:klicken|geht es|lesen sie).{0,60}",
    r"klicken sie hier.{0,60}",
    r"weiterlesen.{0,30}",
    r"nach oben",
    r"zur startseite",
    r"cliquez ici.{0,60}",
    r"(?:suite de l['’]article|la suite après).{0,60}",
    r"retour en haut",
    r"lire l['’]article.{0,40}",
    (
        r"(?:lesen sie (?:auch|mehr)|(?:à |a )?lire (?:aussi|également)|(?:also|please) read"
        r"|read also) (?!.*[.!?]$).{1,120}"
    ),
)

NOTICES = (
    r"advertise?ments?(?: ?[-–—:|] ?.{0,50})?",
    r"advertise with us",
    r"sponsored(?: content| by .{1,40})?",
    r"promoted(?: content| stories)?",
    r"ads?",
    r"(?:paid|partner) (?:content|post)",
    r"continue after (?:the )?(?:ad|advertisement)",
    r"remove ads",
    r"anzeige",
    r"werbung",
    r"publicité",
    r"(?:copyright )?(?:©|\(c\)).{0,120}",
    r"copyright (?:\d{4}|the ).{0,100}",
    r"(?:.{0,80}(?:©|\(c\)|copyright|\b(?:19|20)\d\d\b).{0,60})?\ball rights reserved\b.{0,60}",
    r".{0,100}\balle rechte vorbehalten\b.{0,80}",
    r".{0,100}\btous droits réservés\b.{0,80}",
    r"this material may not be published, broadcast.{0,80}",
    r"reprints?(?: and permissions)?",
    r"our standards: .{0,80}",
    r"(?:we|this (?:web)?site|our (?:web)?site|our partners) (?:and our partners )?uses? cookies\b.{0,250}",
    (
        r"by (?:continuing|clicking|signing up|subscribing|registering|using this|submitting"
        r"|entering your)\b.{0,100}\byou\b.{0,60}\b(?:agree|accept|consent|acknowledge)\b.{0,120}"
    ),
    r"(?:accept|reject|allow|manage|decline)(?: all)?(?: cookies| preferences)",
    r"(?:cookie|privacy) (?:policy|settings|preferences|notice|statement)",
    r"terms (?:of (?:use|service)|and conditions|& conditions)(?: ?[,|&·].{0,60})?",
    r"about us",
    r"contact us",
    r"impressum",
    r"(?:wir|diese (?:web)?seite) (?:verwende[nt]|nutzen|nutzt|benutzt) cookies\b.{0,250}",
    r"datenschutz(?:erklärung|hinweise)?",
    r"(?:nous utilisons|ce site utilise|notre site utilise) des cookies\b.{0,250}",
    r"politique de confidentialité",
    r"mentions légales",
    r"(?:please )?enable javascript\b.{0,80}",
    r"your browser does not support .{0,60}",
    r"javascript is (?:disabled|required).{0,60}",
    r"\d+ ?min(?:ute)?s?\.? (?:read|listen|watch|lesezeit|de lecture)",
    r"(?:estimated )?reading time:? .{1,20}",
    r"lesezeit:? .{1,20}",
    r"temps de lecture ?:? .{1,20}",
    r"listen to (?:this )?article.{0,30}",
    r"(?:artikel )?anhören",
    r"écouter (?:l['’]|cet )article.{0,30}",
    r"this article is more than .{1,20} old",
)

CREDITS = (
    r"(?:additional|extra) (?:reporting|research) by [^.!?]{1,150}\.?",
    r"\((?:additional )?(?:reporting|writing|editing|compiled|with (?:inputs?|files|reporting) from)\b[^)]{1,200}\)",
    (
        r"(?:reporting|writing|editing|compiled|translated)(?: and (?:writing|editing))? by (?-i:[A-ZÀ-Þ])"
        r"[^.!?]{1,150}(?<!\.)"
    ),
    r"with (?:reporting|files|inputs?) (?:from|by) [^.!?]{1,80}(?<!\.)",
    r"\(?(?:with )?(?:inputs from )?agenc(?:y|ies)(?: inputs)?\)?",
    r"[^.!?“\"]{1,100} contributed to this (?:report|article|story)\.?",
    r"this (?:article|story|piece) (?:was )?(?:first|originally) (?:appeared|published) .{1,80}",
    (
        r"[(\[]?(?:file )?(?:photos?|pictures?|pics?|images?|photographs?|graphics?|illustration|foto|bild|grafik"
        r"|crédits?)(?: credits?| source| caption| courtesy| by| photo| d['’]illustration)? ?[:/|©] ?.{1,160}[)\]]?"
    ),
    r"(?:image|photo|picture) (?:source|caption|credit), .{1,200}",
    (
        r"(?:image|photo|picture|file photo|getty images|bildquelle|foto)s?"
        r"(?: (?:source|credit|caption|by) [^.!?]{1,60})?"
    ),
    (
        rf"[(\[]?(?:[^.!?:“\"]{{1,50}} ?[/|] ?)?(?:getty images|afp via getty(?: images)?|ap photo"
        rf"|(?:{_AGENCY} ?[/|] ?)+{_AGENCY})(?: ?[/|] ?[^.!?]{{1,40}})?[)\]]?"
    ),
    r"(?:mit|unter verwendung von) (?:material|agenturmaterial) (?:von |der )?[^.!?]{0,60}(?<!\.)",
    r"\(?avec (?:l['’])?afp\)?",
)

CAPTIONS = (
    (
        r"(?:live|video|watch(?: live| now| this)?|listen|audio|podcast|gallery|in pictures|photos|slideshow"
        r"|im video|video ansehen|livestream|vidéo|en direct|direct|en images) ?[:|] ?.{1,160}"
    ),
    r"play(?: video| audio)?(?: content)?",
    r"play (?:this )?video, .{1,120}",
    r"watch(?: live| now)?",
    r"video (?:player|ansehen|abspielen)",
    r"(?:0|\d{1,2}):\d\d(?: ?/ ?\d{1,2}:\d\d)?",
)
"""Labels of videos and galleries; the first line of a text is never one, because a headline may look the same."""
