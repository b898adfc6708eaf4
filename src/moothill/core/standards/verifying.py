"""Whether somebody could look at something to say that a promise was kept: by the words of an English text.

A text shows something if it names a thing that will exist, counts something, or says that something is published, set up
or the like. It is vague if it shows nothing and has words that promise no more than a wish. What is neither is left alone:
a wording that nobody thought of here is no fault.
"""

import re

_THING = (
    r"action cards?|agreements?|algorithm registers?|analys[ei]s|annex(?:es)?|apis?|apps?|archives?|articles?"
    r"|assessments?|audits?|awards?|bills?|blogs?|books?|booklets?|briefings?|brochures?|bulletins?|catalogu?es?"
    r"|charters?|checklists?|circulars?|budgets?(?! (?:transparency|openness|process|literacy|accountability))"
    r"|campaigns?|codes? of (?:practice|conduct|ethics)|competitions?|conferences?|contracts?(?! transparency)"
    r"|courses?|curricul(?:um|a)|dashboards?|databases?|data ?sets?|decrees?|digests?|director(?:y|ies)|documents?"
    r"|e-?learning|evaluations?|events?|exhibitions?|findings|focus groups?|forums?|frameworks?|funds|games?"
    r"|glossar(?:y|ies)|grants?|guidance|guides?|guidelines?|hackathons?|handbooks?|hearings?|help(?:desk|line)s?"
    r"|hotlines?|hubs?|index(?:es)?|indices|indicators|inspections?|interviews?|inventor(?:y|ies)|kits?"
    r"|laws?(?! enforcement)|leaflets?|legislation|letters?|librar(?:y|ies)|licen[cs]es?|lists?|logs?|maps?|manuals?"
    r"|meetings?|memorand(?:um|a)|modules?|newsletters?|observator(?:y|ies)|pages?|papers?|petitions?|pilots?|plans?"
    r"|platforms?|podcasts?|polls?|portals?|posters?|procedures|protocols?|prototypes?|publications?|questionnaires?"
    r"|recommendations|regist(?:er|ers|ry|ries)|regulations?|reports?|repositor(?:y|ies)|research|reviews|review of"
    r"|roadmaps?|roundtables?|rulebooks?|samples?|schedules?|scorecards?|seminars?|sessions?|sites?|software"
    r"|specifications?|spreadsheets?|statements?|statistics|statutes?|strateg(?:y|ies)|stud(?:y|ies)|summar(?:y|ies)"
    r"|surveys?|tables?|task ?forces?|templates?|thesaur(?:us|i)|toolkits?|tools?|training|trackers?|transcripts?"
    r"|translations?|trials?|videos?|webinars?|websites?|web ?pages?|workbooks?|workshops?|yearbooks?"
    r"|(?:working|advisory|expert|user|reference|project) groups?"
    r"|citizens[’']? (?:assembl(?:y|ies)|jur(?:y|ies)|panels?)"
)
# These are things only with an article before them: "a panel", and not "boards and panels".
_BODY = (
    r"(?:assembly|board|body|centre|center|commission|committee|council|desk|form|fund|group|jury|mechanism|model|network"
    r"|observatory|office|officer|ombuds\w+|panel|policy|post|procedure|review|rule|scheme|service|standard"
    r"|system|team|unit)"
)
_NAMED = rf"(?:an?|new) (?:new |\w+[ -]){{0,2}}{_BODY}(?! of openness|making| making)"
_IN_PLACES = (
    r"(?:previous|earlier|last|past|existing) (?:action )?plans?|"
    r"action plans?|(?:this|the) plan|plan(?:s|ned)? to|rule of law|(?:the|our) (?:\w+ )?(?:forum|steering group|network)"
    r"|on the table|in the event"
)

_VOID = (
    r"(?!\s+(?:and\s+\w+\s+)?(?:an?\s+|the\s+|our\s+|its\s+|their\s+)?(?:\w+(?:er)?\s+){0,2}(?:culture"
    r"|environment|climate|conditions|trust|confidence|relationships?|dialogue|awareness|understanding|sense|spirit"
    r"|habits?|mindset|attitudes?)\b)"
)
_DONE = (
    r"publish\w*|launch\w*|releas(?:e|es|ed|ing)|enact\w*|legislat(?:e|es|ed|ing)|ratif\w+|appoint\w*"
    rf"|(?:adopt(?:s|ed|ing)?|establish(?:es|ed|ing)?|set(?:s|ting)? up){_VOID}|recruit\w*|hir(?:e|es|ed|ing)"
    r"|install\w*|digiti[sz]\w+|procur(?:e|es|ed|ing)|translat(?:e|es|ed|ing)|upload\w*|train(?:s|ed)?\b"
    r"|commission(?:s|ed|ing)?|signed|disclos(?:e|es|ed|ing)|in force\b|into law\b|put(?:s|ting)? online"
    r"|(?:hold|run)(?:s|ning|ing)? (?:[\w-]+ ){0,2}consultations?|available online"
    r"|ma(?:de|ke|king) (?:[\w-]+ ){0,6}available"
)

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_COUNTED = (
    r"(?<![\w.–-])(?!(?:19|20)\d\d\b)\d[\d,.]*\s*(?:%|per ?cent\b|percent\b|(?!" + _MONTH + r"\b)[a-z]{3,})"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred|dozen)\s"
    r"(?:[a-z-]+\s){0,2}[a-z-]*[a-z]s\b"
)
_NOT_COUNTED = r"\b(?:phase|stage|goal|sdg|article|section|step|chapter|part|milestone|commitment|level|tier)s?\s+\d[\d.,]*"

_SHOWN = re.compile(rf"\b(?:{_THING}|{_NAMED}|{_DONE})\b|{_COUNTED}", re.IGNORECASE)
_TAKEN_OUT = re.compile(rf"\b(?:{_IN_PLACES})\b|{_NOT_COUNTED}", re.IGNORECASE)

_PERHAPS = re.compile(
    r"\b(?:(?:re)?explor(?:e|es|ed|ing|ation)|consider(?:s|ed|ing|ation)?|look(?:s|ing)? (?:into|at)|think(?:s|ing)? about"
    r"|reflect(?:s|ing)? on|possib(?:ly|ility|ilities)|potential(?:ly)? (?:for|to|of)|feasibility of"
    r"|(?:examin|assess|stud|investigat|discuss|review)\w* (?:whether|how|if|options|ways|opportunities"
    r"|(?:the )?(?:possib|feasib|potential|scope|case for|need for)\w*))\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[.;:!?\n](?=\s|$)|,\s|\s(?:and|then|before|after which)\s+(?:then\s+)?(?:to\s+)?"
    r"(?=(?:publish|produc|creat|report|launch|hold|set|write|make|issu|adopt|establish|deliver|run|open|build|train|appoint)\w*)",
    re.IGNORECASE,
)

_WISH = re.compile(
    r"\b(?:explor\w+|promot\w+|encourag\w+|support\w*|rais\w+ (?:\w+ ){0,2}awareness|strengthen\w*|consider\w*"
    r"|improv\w+|enhanc\w+|foster\w*|increas\w+|advanc\w+|champion\w*|engag\w+|facilitat\w+|seek\w*|striv\w+|aim\w*"
    r"|continu\w+|help(?:s|ed|ing)?|examin\w+|look\w* (?:at|into)|discuss\w*|reflect\w*|address\w*|tackl\w+|empower\w*"
    r"|nurtur\w+|cultivat\w+|embed\w*|mainstream\w*|contribut\w+|coordinat\w+|co-?operat\w+|collaborat\w+|deepen\w*"
    r"|boost\w*|further\w*|reinforc\w+|experiment\w*|work\w*|(?:be|become) (?:more )?open|endeavou?r\w*"
    r"|hop(?:e|es|ed|ing)|intend\w*|try|trying|advocat\w+|inspir\w+|stimulat\w+|invit\w+|welcom\w+|move\w*"
    r"|mov(?:e|ing)|progress|efforts?|more|better|greater|stronger|wider|closer|deeper|culture|awareness|aware"
    r"|understanding|trust|openness|transparency|attitudes?|mindsets?|dialogue|environment|principles|values|spirit"
    r"|commitment|importance|possibilit\w+|ways|opportunit\w+|options|potential|listen\w*|learn\w*|respond\w*|adopt\w*"
    r"|establish\w*|set up|build\w*|creat\w+|develop\w*)\b",
    re.IGNORECASE,
)


def shows(text: str) -> bool:
    """Whether an English text names anything that could be looked at. What is only to be explored does not count.

    >>> shows("Publish the register of beneficial owners"), shows("Consider a register"), shows("Promote openness")
    (True, False, False)
    >>> shows("Explore the options and publish a report")
    True
    """
    return any(
        not _PERHAPS.search(clause) and _SHOWN.search(_TAKEN_OUT.sub(" ", clause))
        for clause in _CLAUSE.split(text)
    )


def is_vague(text: str) -> bool:
    """Whether an English text shows nothing and wishes something. One that does neither is not called vague.

    >>> is_vague("Raise awareness of open government"), is_vague("Flood gates are tested"), is_vague("")
    (True, False, False)
    """
    return bool(_WISH.search(text)) and not shows(text)
