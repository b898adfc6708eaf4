"""Made-up texts for public comment boxes and wikis of civic sites: a spam wave, and honest posts.

Two generators, both of them deterministic for a seed and prefix-stable: the first ten posts of a long
wave are the same as a wave of ten.  Nothing here reaches the network, and the spammers' sites, numbers and
accounts are invented (reserved top-level names, long made-up names, telephone numbers kept for fiction).

In the data below `{a|b}` is a choice of words and `$word` a blank that is filled for the operator.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OPERATORS = 25


@dataclass(frozen=True)
class Family:
    """One kind of spam: the words its sites are named after, its link texts, and its sentences."""

    name: str
    lang: str
    stems: tuple[str, ...]
    anchors: tuple[str, ...]
    opens: tuple[str, ...]
    bodies: tuple[str, ...]
    asks: tuple[str, ...]


@dataclass(frozen=True)
class Operator:
    """One spammer: their families, the sites kept for each, their numbers, accounts and habits."""

    families: tuple[str, ...]
    sites: dict[str, tuple[str, ...]]
    phones: tuple[str, ...]
    mobile: str
    handle: str
    mail: str
    styles: tuple[str, ...]
    disguise: str
    cunning: float
    leaky: bool
    weight: float


# Opening sentences that make a post look as if it were about the page it is put on.
CIVIC: tuple[str, ...] = (
    (
        "{Transparency|Openness} in local government is {so|really|very} important and this plan is a "
        "{good|great|solid} {start|step|beginning}."
    ),
    (
        "I {read|went through|looked at} the {action plan|open government plan|commitments} {with "
        "interest|carefully|last night} and I {agree|fully agree|mostly agree} with "
        "{commitment|point|section} $n."
    ),
    (
        "{Citizens|Residents|Ordinary people} {need|deserve|must have} a {real|genuine|stronger} say in how "
        "{public money|the budget|council spending} is {used|spent|decided}."
    ),
    (
        "{Participation|Public participation|Community engagement} only works when people {have time|are not "
        "worried about bills|feel heard}."
    ),
    (
        "{Great|Good|Well done} to see the {council|government|team in $place} {publishing|sharing|opening "
        "up} {its data|the draft|the milestones}."
    ),
    (
        "The {local council|council|authority} in $place {should|ought to|really must} {listen|pay "
        "attention} to {this|comments like these|people here}."
    ),
    (
        "{Open data|Open contracting|Freedom of information} {helps|can help|will help} {everyone|small "
        "businesses|communities} {make better decisions|hold power to account|save money}."
    ),
    (
        "As a {citizen|taxpayer|parent|carer} in $place I {support|welcome|back} the {idea|aim|proposal} of "
        "{participatory budgeting|a citizens' panel|open meetings}."
    ),
    (
        "{Regarding|About|On} milestone $n: the {deadline|date|wording} {seems fine|looks right|should be "
        "clearer} {to me|in my view|I think}."
    ),
    (
        "{Accountability|Trust in government|Democracy} {begins|starts} with {information|honest "
        "information|informed people}, {and|which is why} I {want|would like} to {add|share} something "
        "{useful|relevant} here."
    ),
    (
        "{Thank you|Thanks|Many thanks} for {opening|running|holding} this {consultation|discussion|page}; "
        "the {summary|section on health|section on climate} is {clear|well written|helpful}."
    ),
    (
        "{Our community council|Our residents' group|My neighbours and I} {discussed|talked about} this "
        "{plan|page|commitment} {on Tuesday|last week|at the hall}."
    ),
    (
        "Suggested {edit|addition|change} to {commitment|section} $n: {add|include|mention} {a "
        "resource|further reading|a reference} for {readers|citizens|users}."
    ),
    (
        "{The Open Government Partnership|OGP} {brings together|unites|links} {reformers|governments} and "
        "{civil society|citizens} to {build|create} {more transparent|more accountable} "
        "{institutions|government}."
    ),
)

FAMILIES: tuple[Family, ...] = (
    Family(
        "backlinks",
        "en",
        ("rank", "backlink", "linkjuice", "serp", "booster", "authority"),
        ("buy backlinks", "high DA backlinks", "cheap link building", "PBN links", "rank on page one"),
        (
            "{Struggling|Having trouble|Tired of failing} to {rank|get traffic|be found} on Google?",
            (
                "{Hello|Hi|Hey} {webmaster|admin|site owner}, {your site|this website|your page} "
                "{deserves|could have|needs} {more visitors|better rankings|more authority}."
            ),
            "{Quality|White hat|Manual} backlinks {still|continue to} {move|push|drive} rankings in $year.",
        ),
        (
            (
                "We {place|build|create} $big {contextual|dofollow|permanent} links on {edu and gov "
                "pages|DA50+ blogs|real niche sites} {within|in} {ten days|two weeks|72 hours}."
            ),
            (
                "{Full report|Excel report|Login details} {included|supplied|sent}, {no|zero} "
                "{footprints|penalties|risk}."
            ),
            (
                "{Packages|Prices|Plans} {start|begin} {at|from} {only|just} $cash and {every order|each "
                "order} {comes with|includes} {tier 2 links|free indexing|a bonus blast}."
            ),
            "{Over|More than} $big {agencies|clients|resellers} {trust us|reorder monthly|use our panel}.",
        ),
        (
            "{Order|Get yours|Start} {here|now|today}: $link",
            "{See|View|Check} {samples|our price list|the packages} at $link {and|or} {mail|write to} $mail.",
            "$link - {first 20 orders half price|limited slots|coupon inside}",
        ),
    ),
    Family(
        "seo-offer",
        "en",
        ("seo", "growth", "digital", "pixel", "traffic", "agency"),
        ("SEO services", "free website audit", "affordable SEO company", "local SEO experts"),
        (
            (
                "I {was browsing|came across|just visited} your website and {noticed|found|saw} {several "
                "errors|some issues|missed opportunities}."
            ),
            (
                "{Dear|Hello} {business owner|team|sir or madam}, {can I send|may I share|shall I mail} you "
                "{a quote|a proposal|an audit}?"
            ),
            "{My name is|I am|This is} $name, {digital marketing consultant|SEO manager|online strategist}.",
        ),
        (
            (
                "Your site is {not appearing|invisible|far behind} for {major keywords|the terms people "
                "search} and {competitors|others} are {taking|stealing} {the clicks|your traffic}."
            ),
            (
                "We {fix|repair|optimise} {page speed|meta tags|broken pages}, {write|craft} "
                "{content|articles} and {promise|guarantee} {top 10|first page} {positions|results} in {90 "
                "days|three months}."
            ),
            "{No contract|Cancel any time|Pay after results}; {plans|monthly plans} from $cash.",
            "We have {helped|served} $big {companies|clients} in the {UK|USA|EU} {since|from} 20{09|11|14}.",
        ),
        (
            "{Reply|Write|Mail me} {with your phone number|for the free report} at $mail.",
            "{Book|Claim} your {free|no obligation} {call|audit}: $link",
            "{Ping|Message|Contact} me on WhatsApp $wa or see $link.",
        ),
    ),
    Family(
        "casino",
        "en",
        ("casino", "spin", "royal", "jackpot", "lucky", "slots", "vegas"),
        ("best online casino", "no deposit bonus", "free spins", "non Gamstop casinos", "casino sites UK"),
        (
            "{Looking|Searching} for a {trusted|safe|fair} {online casino|place to play} in $year?",
            (
                "{I won|My cousin won|Someone in $place won} $sum {last night|on Sunday|in one spin}, {no "
                "joke|honestly|still shaking}!!!"
            ),
            (
                "{Players|Gamblers} {in the UK|everywhere} are {moving|switching} to casinos {not on "
                "Gamstop|without limits|with instant payout}."
            ),
        ),
        (
            (
                "{Enjoy|Claim|Grab} {a 200% welcome bonus|$n0 free spins|cashback every week} {with no "
                "wagering|on sign-up|without deposit}."
            ),
            (
                "{Over|More than} $big {slots|games}, live {roulette|blackjack|baccarat} and {fast|same-day} "
                "{withdrawals|payouts} {by card or crypto|in minutes}."
            ),
            "{Licensed|Regulated} in {Curacao|Anjouan}, {no ID checks|no documents|quick registration}.",
            (
                "{Our experts|Reviewers} {tested|compared|rated} $n0 {operators|brands} for {payout "
                "speed|fairness|support}."
            ),
        ),
        (
            "{Play now|Spin now|Join today}: $link",
            "{Register|Sign up} at $link {with code|using promo} {LUCKY|SPIN|ROYAL}$n0.",
            "{The full list|Our ranking|The bonus page} is {here|at} $link",
        ),
    ),
    Family(
        "betting",
        "en",
        ("bet", "odds", "tipster", "goal", "fixedmatch", "sports"),
        ("fixed matches today", "football predictions", "sports betting bonus", "sure odds"),
        (
            (
                "{100% sure|Guaranteed|Verified} {fixed matches|correct scores|HT/FT tips} for {this "
                "weekend|tonight|Saturday}."
            ),
            "{Stop losing|Tired of losing|Do not lose} {your bets|money to the bookies}!",
            (
                "The {new season|cup|derby} is {here|close} and {smart|serious} {punters|bettors} "
                "{prepare|plan} early."
            ),
        ),
        (
            (
                "Our {source|insider} is {inside the clubs|from the federation|direct}, {odds|total odds} "
                "{from 20 to 45|over 30}, {proof|old tickets} {available|on request}."
            ),
            (
                "{Last week|Yesterday} we {hit|won} {all nine tips|four of four} and {members|clients} "
                "{cashed|took home} $sum."
            ),
            "{New accounts|First deposits} {get|receive} {a free bet|double balance} up to $cash.",
            (
                "{Live streams|Statistics|Line-ups} and {in-play|cash-out} {markets|offers} for {every "
                "league|Premiership and Championship}."
            ),
        ),
        (
            "{Join|Enter} our {VIP channel|Telegram}: $tg",
            "{Bet|Place it} {here|now} $link",
            "{Only serious people|Payment before match}: WhatsApp $wa, {site|info} $site",
        ),
    ),
    Family(
        "payday",
        "en",
        ("loan", "cash", "payday", "quick", "lend", "credit"),
        ("payday loans no credit check", "instant loans", "bad credit loans", "same day cash"),
        (
            "{Need|Require|Short of} {money|cash} {before payday|today|urgently}?",
            "{Bad credit|Refused by banks|CCJ or arrears}? {No problem|We can help|You are still welcome}.",
            (
                "{Bills|Rent|Energy costs|Council tax} {going up|eating your wages}, {everyone feels it|I "
                "know the feeling}."
            ),
        ),
        (
            (
                "{Borrow|Get|Receive} from {£100|£250|£500} to $sum {in your account|paid} {within 15 "
                "minutes|the same day|by tonight}."
            ),
            (
                "{No guarantor|No paperwork|No fees}, {no phone calls|no questions asked}, {98%|nine in ten} "
                "{approved|accepted}."
            ),
            (
                "{Simple|Short|One page} {form|application} and {flexible|easy} {repayment|instalments} "
                "{over 3 to 36 months|that suit you}."
            ),
            "{Benefits|Universal Credit|Part-time work} {is fine|accepted}.",
        ),
        (
            "{Apply|Get your decision|Check eligibility} {online|now}: $link",
            "{Go to|Visit} $site and {fill in|complete} the {form|request}.",
            "{Text|Call|WhatsApp} $wa {today|24/7} or apply at $link",
        ),
    ),
    Family(
        "private-lender",
        "en",
        ("finance", "capital", "trustfund", "global", "lender", "invest"),
        ("business loan at 2%", "project funding", "private lender", "apply for funding"),
        (
            (
                "{Good day|Greetings|Hello}, {I am|my name is} $name, a {private|certified|God fearing} "
                "{lender|money lender}."
            ),
            (
                "{I want to|Let me} {testify|share} how {Mrs|Mr} $name {gave|granted} me a loan of $sum "
                "{after|when} {four banks said no|I lost hope}."
            ),
            (
                "{Do you need|Are you looking for} {financing|a business loan|funds for a project|debt "
                "consolidation}?"
            ),
        ),
        (
            (
                "We {offer|give out} {personal|business|mortgage} loans at {2%|3%} {interest|per year} to "
                "{individuals|companies|public bodies} {worldwide|in all countries}."
            ),
            (
                "{Amounts|The amount} {range|run} from $cash to $sum, {duration|term} {1 to 30|2 to 20} "
                "years, {no collateral|no upfront payment}."
            ),
            (
                "{I was scammed twice|I had been cheated} before I {met|found} this {honest|genuine} "
                "{company|woman}, {now my shop is open|my children are smiling}."
            ),
            (
                "{Send|State} your {full name, country, amount and phone|name, amount needed and monthly "
                "income}."
            ),
        ),
        (
            "{Contact|Email|Write} us {today|now}: $mail",
            "{E-mail|Mail}: $mail WhatsApp: $wa",
            "{Apply|Details} {via|on} $link or $mail {for quick reply|now}",
        ),
    ),
    Family(
        "crypto-recovery",
        "en",
        ("recovery", "recover", "cyber", "asset", "tracer", "wizard"),
        ("crypto recovery expert", "recover stolen bitcoin", "scam recovery service"),
        (
            (
                "I {lost|was defrauded of|got scammed out of} $sum in {Bitcoin|USDT|a fake trading platform} "
                "{last year|in March|three months ago}."
            ),
            (
                "{Can stolen crypto be recovered|Is it possible to get my bitcoin back}? {Yes|I did not "
                "believe it, but yes}."
            ),
            (
                "{Never give up|Do not lose hope} if you {have been|were} {a victim|deceived} {online|by a "
                "romance scammer|by a broker}."
            ),
        ),
        (
            (
                "{The police|My bank|Action Fraud} {could not help|did nothing|closed the case}, I was "
                "{depressed|devastated|close to giving up}."
            ),
            (
                "Then {a colleague|my sister|a friend in $place} {told me about|recommended|introduced me "
                "to} {a recovery team|an ethical hacker|a blockchain tracer}."
            ),
            (
                "{Within|In just} {48 hours|five days|a week} they {traced the wallet|followed the "
                "coins|froze the account} and {returned|recovered} {everything|92%|every penny}."
            ),
            (
                "They {also|can also} {fix credit scores|recover passwords|track a cheating spouse} and "
                "{only charge|are paid} {after success|a small fee}."
            ),
        ),
        (
            "{Reach|Contact|Write to} them: $mail or {Telegram|TG} $tg",
            "WhatsApp $wa, {website|web} $site",
            (
                "{I advise|Please tell} {anyone|every victim} to {visit|use} $link {before it is too "
                "late|today}."
            ),
        ),
    ),
    Family(
        "crypto-invest",
        "en",
        ("trade", "coin", "fx", "profit", "miner", "bitopt"),
        ("automatic trading bot", "bitcoin investment", "copy trading", "forex signals"),
        (
            (
                "{Passive income|Financial freedom|A second income} is {possible|easier than you think} in "
                "$year."
            ),
            (
                "{I started|My wife started|We began} with {only|just} $cash and {now earn|withdraw} $sum {a "
                "month|every week}."
            ),
            (
                "{Inflation|Taxes|Public debt} {keeps rising|is out of control}, {so protect yourself|your "
                "savings melt}."
            ),
        ),
        (
            (
                "{Mrs|Mr|Coach} $name {manages|trades} my account {honestly|with no losses}, {she|he} is "
                "{licensed|a genius|heaven sent}."
            ),
            (
                "The {AI|robot|algorithm} {buys and sells|trades} {around the clock|while you sleep} with "
                "{87%|94%} {accuracy|wins}."
            ),
            (
                "{Minimum|Starting} deposit $cash, {profit|ROI} {paid daily|every 24 hours}, {withdraw|cash "
                "out} {any time|to your bank}."
            ),
            "{Banks|Politicians} {do not want|hate} you to {know|learn} this {method|loophole}.",
        ),
        (
            "{Start|Join|Learn more} {here|now}: $link",
            "{Message|Inbox|Text} {her|him|the coach} on {WhatsApp $wa|Telegram $tg}",
            "{Open|Create} a free account at $link {and get $n0 bonus|today only}",
        ),
    ),
    Family(
        "pharmacy",
        "en",
        ("meds", "pharma", "rx", "pill", "chemist", "canadian"),
        (
            "buy tramadol online",
            "cheap V1agra",
            "no prescription pharmacy",
            "generic cialis",
            "ozempic online",
        ),
        (
            (
                "{Buy|Order|Get} {cheap|genuine|discount} {medicines|meds|tablets} {without "
                "prescription|from home|online}."
            ),
            (
                "{NHS waiting lists|GP appointments|Prescription queues} {take months|are endless}, {but "
                "there is another way|so order direct}."
            ),
            "{Anxiety|Insomnia|Back pain|ED} {can ruin|ruins} {your life|your nights}.",
        ),
        (
            (
                "We {ship|deliver} {tramadol|diazepam|zopiclone|pregabalin|semaglutide} {overnight|next "
                "day|in plain packing} {to the UK|worldwide}."
            ),
            (
                "{All pills|Every tablet} {FDA approved|lab tested}, {up to 80% off|lowest price}, {bonus "
                "pills|free viagra samples} {with each order|over $cash}."
            ),
            (
                "{Pay by|We accept} {card|bitcoin|bank transfer}; {refund|reship} {guarantee|if customs hold "
                "it}."
            ),
            (
                "{Common|Possible} side effects {include|are} {headache|dry mouth|dizziness}; {store below "
                "25C|do not mix with alcohol}."
            ),
        ),
        (
            "{Order|Buy} {here|now} $link",
            "$link {no rx needed|discreet|24/7 chat}",
            "{Price list|Catalogue}: $site, {questions|wholesale} $mail",
        ),
    ),
    Family(
        "supplements",
        "en",
        ("keto", "slim", "cbd", "vital", "herbal", "detox"),
        ("keto gummies reviews", "CBD oil UK", "lose belly fat", "natural testosterone"),
        (
            "{Lose|Shed|Drop} {two stone|12 lb|10 kilos} {without exercise|before summer|in a month}!",
            (
                "{Doctors|Experts|Nutritionists} are {shocked|amazed} by {this|one} {simple|weird|old} "
                "{trick|plant|recipe}."
            ),
            "{Healthy citizens|A healthy community} {make|makes} a {strong|happy} {country|town}.",
        ),
        (
            (
                "{These gummies|This formula|The oil} {melts|burns} fat, {improves|supports} "
                "{sleep|mood|joints} and {balances|calms} {sugar|stress}."
            ),
            (
                "{100% natural|Vegan|No chemicals}, {made|bottled} in {Scotland|Switzerland|the USA}, {60 "
                "day|90 day} money back."
            ),
            (
                "{Sarah|Moira|Janet} from $place {wrote|says}: {my jeans fit again|I feel twenty|my knees "
                "stopped hurting}."
            ),
            "{Stock|Supply} is {limited|nearly gone} {because of|after} {the TV show|demand}.",
        ),
        (
            "{Claim|Order|Grab} your {free bottle|trial|discount}: $link",
            "{Official|Only genuine} {website|store} >> $link",
            "{Read|See} the {honest|full} {review|story} at $site",
        ),
    ),
    Family(
        "essays",
        "en",
        ("essay", "scholar", "thesis", "write", "grade", "paper"),
        ("write my essay", "dissertation help", "cheap essay writing service", "assignment help UK"),
        (
            (
                "{Students|Undergraduates|Learners} {today|these days} {face|suffer} {impossible "
                "deadlines|huge pressure|too much coursework}."
            ),
            (
                "{Writing|Need to write} {a dissertation|an essay|a policy paper} on {open government|public "
                "administration|local democracy}?"
            ),
            "{Education|Research} is {the key|the foundation} of {democracy|participation}.",
        ),
        (
            (
                "Our {PhD|native|experienced} writers {deliver|complete} {essays|case studies|theses} {in "
                "six hours|on time|from scratch}, {plagiarism|AI} free."
            ),
            (
                "{Prices|Rates} {start from|begin at} {£8|£9.99|£12} {a page|per page} with {unlimited|free} "
                "{revisions|edits} and {Harvard|APA} {references|citations}."
            ),
            (
                "{Confidential|Your tutor will never know|Private}, {money-back|2:1 or refund} "
                "{guaranteed|promise}."
            ),
            (
                "{Last term|This year} {over|more than} $big students {passed|got a first} {with us|thanks "
                "to our team}."
            ),
        ),
        (
            "{Order|Hire a writer|Get help} at $link",
            "{Visit|Click} $link {for 20% off|and use code FIRST$n0}",
            "{Chat|Talk} to us: WhatsApp $wa / $site",
        ),
    ),
    Family(
        "tech-support",
        "en",
        ("support", "helpdesk", "printer", "antivirus", "setup", "router"),
        ("printer support number", "Outlook customer service", "antivirus renewal", "QuickBooks support"),
        (
            "{Printer offline|Email not working|Router blinking red|QuickBooks error 6$n0}?",
            (
                "How do I {speak|talk} to a {live person|human|real agent} at "
                "{HP|Outlook|Norton|QuickBooks|BT mail}?"
            ),
            (
                "{Many users|People} {report|face} {login problems|update errors|hacked accounts} {this "
                "week|after the update}."
            ),
        ),
        (
            (
                "{Our|The} {certified|expert} technicians {fix|solve|resolve} {every|any} {problem|error} "
                "{by remote access|in ten minutes}."
            ),
            (
                "{First|Step one:} {restart|unplug} the {device|modem}, {then|next} {check the "
                "cable|reinstall the driver}; {if it still fails|otherwise} {ring the helpline|call the "
                "experts}."
            ),
            "{Toll free|Freephone} {line|number} {open|available} {24/7|day and night|365 days}.",
            "{Do not|Never} {lose your files|risk your data|wait in a queue}: {skip the menu|dial direct}.",
        ),
        (
            "{Call|Dial|Ring} $phone {now|for help|toll free}",
            "{Helpline|Customer care|Support number}: $phone (({no hold|live agent|instant help}))",
            "$phone {or|/} $link {for step by step help|to chat}",
        ),
    ),
    Family(
        "airline-numbers",
        "en",
        ("flights", "fare", "reserve", "airdesk", "tickets", "travelcall"),
        ("airline customer service", "change flight name", "cheap flight desk", "cancel my booking"),
        (
            (
                "How can I {change|cancel|correct the name on} my {Delta|British Airways|Ryanair|Emirates} "
                "{ticket|booking|flight}?"
            ),
            (
                "[{FAQ|Guide|Full list}] {Ways|All ways} to {reach|contact} "
                "{Expedia|Booking|Lufthansa|Qatar} {support|customer service} {by phone|in the UK}"
            ),
            (
                "{Yes|Sure}, you can get a {full|100%} {refund|voucher} {within 24 hours|under the 24 hour "
                "rule}."
            ),
        ),
        (
            (
                "To {talk|speak} to {someone|a representative}, dial $phone and {press 0|say agent|follow "
                "the prompt}."
            ),
            (
                "{Early morning|Midweek} is the {best|quietest} time; {have|keep} your {confirmation "
                "code|booking reference} {ready|to hand}."
            ),
            (
                "{Name changes|Date changes|Seat upgrades} {cost nothing|are free} {if|when} {arranged by "
                "phone|you call $phone}."
            ),
            (
                "{Compensation|Lost bags|Pet travel} {can also|may also} be {handled|settled} {by the same "
                "desk|on that line}."
            ),
        ),
        (
            "{Call|Contact|Dial} $phone {OTA|(live person)|now}",
            "{UK|US} {line|number} $phone ~ {Spanish|English} {desk|line} $phone",
            "{Book|Ring} $phone {or|,} $site",
        ),
    ),
    Family(
        "dating",
        "en",
        ("date", "flirt", "match", "singles", "rose", "companion"),
        ("meet singles tonight", "companions in your city", "Ukrainian brides", "escort agency"),
        (
            "{Lonely|Bored|Single} in $place {tonight|this weekend}?",
            (
                "{Hi|Hello} {dear|handsome|friend}, I am $name, {29|31|26}, {new here|looking for a serious "
                "man}."
            ),
            (
                "{Elegant|Charming|Lovely} companions {for dinner|for business trips|for your evening} in "
                "$place."
            ),
        ),
        (
            (
                "{Thousands|Hundreds} of {real|verified} {profiles|ladies} {near you|online now}, {no credit "
                "card|free to chat}."
            ),
            (
                "I like {cooking|walks|quiet evenings} and {want|hope} to {meet|find} {a kind person|someone "
                "honest}."
            ),
            (
                "{Discreet|Private|High class} {service|agency}, {hotel|home} visits, {photos|pictures} {are "
                "real|updated daily}."
            ),
            "{My profile|All my photos} {is|are} {on another site|waiting}.",
        ),
        (
            "{See me|Find me|My photos} {here|on} $link",
            "{Chat|Write} {to me|now}: {Telegram $tg|WhatsApp $wa}",
            "{Book|Browse} at $site {or ring|tel.} $wa",
        ),
    ),
    Family(
        "counterfeit",
        "en",
        ("replica", "luxe", "outlet", "bags", "watch", "sneaker"),
        ("replica watches", "designer bags outlet", "cheap jordans", "AAA handbags"),
        (
            "{Why pay|Who pays} {full price|thousands} for {a Rolex|a Gucci bag|trainers}?",
            (
                "{Factory|Warehouse} {clearance|outlet}: {up to 85%|70%|90%} {off|discount} {this week|till "
                "Sunday}."
            ),
            "{Louis Vuitton|Ray-Ban|Moncler|Nike} {outlet|store|sale} $year {online|UK}!",
        ),
        (
            (
                "{1:1|Mirror|AAA+} {quality|copies}, {same|identical} {leather|movement|box and papers}, "
                "{nobody|no jeweller} {can tell|sees the difference}."
            ),
            "{Free|DHL} {shipping|delivery} {worldwide|in 7 days} and {easy|14 day} returns.",
            "{Wholesale|Dropshipping} {welcome|prices on request}, {we accept PayPal|pay by card}.",
            "{New models|The autumn range|Limited pieces} {just arrived|added daily}.",
        ),
        (
            "{Shop|Buy} {now|here}: $link",
            "$link $link",
            "{Catalogue|Photos} {on WhatsApp|via WhatsApp} $wa, {shop|store} $site",
        ),
    ),
    Family(
        "false-papers",
        "en",
        ("document", "passport", "licence", "diploma", "certify", "registered"),
        ("buy driving licence", "IELTS certificate without exam", "fake passport", "buy diploma"),
        (
            (
                "{Buy|Order|Get} {real|registered|database verified} {driving licences|passports|ID "
                "cards|IELTS certificates}."
            ),
            "{Failed|Fed up with} your {theory test|driving test|English exam}?",
            "{Do you need|Are you in need of} {documents|papers} to {work|live|study} {in the UK|abroad}?",
        ),
        (
            (
                "Our {contacts|people} {inside the agency|in the ministry} {enter|register} your "
                "{details|name} {legally|in the system}."
            ),
            (
                "{Holograms|Chips|Watermarks} {and|,} {barcodes|UV marks} {all scan|pass every check}; "
                "{delivery|posting} {in 5 days|by courier}."
            ),
            (
                "{No exam|No test|No interview}, {pay half first|pay on delivery}, {thousands|$big people} "
                "{served|satisfied}."
            ),
            "We also {supply|sell} {SSD solution|clone cards|counterfeit notes} {grade A|undetectable}.",
        ),
        (
            "{Contact|Write|Text}: $mail / WhatsApp $wa",
            "{Site|Website}: $link Telegram: $tg",
            "{Apply|Order} {via|at} $link {confidentially|now}",
        ),
    ),
    Family(
        "spells",
        "en",
        ("spell", "psychic", "astro", "oracle", "healer", "mystic"),
        ("love spell caster", "psychic reading", "best astrologer", "lottery spells"),
        (
            (
                "{My husband|My wife|My ex} {left me|filed for divorce} {after nine years|for another}, I "
                "{cried|was broken} {for months|every night}."
            ),
            (
                "{Thank you|All thanks to} {Dr|Prophet|Baba|Mama} $name for {bringing back|restoring} my "
                "{marriage|happiness|luck}!"
            ),
            "{World famous|Powerful|Genuine} {astrologer|spell caster|spiritual healer} now in $place.",
        ),
        (
            (
                "{He|She} {cast|did} a spell and {in 24 hours|within three days} {my lover came back|I won "
                "$sum|the court case ended}."
            ),
            (
                "{He|The doctor} also {cures|heals} {herpes|diabetes|high blood pressure} with {herbs|roots} "
                "and {removes|breaks} {black magic|curses}."
            ),
            (
                "{Win elections|Get promotion|Win the lottery}, {solve|end} {money|family|visa} problems, "
                "{100% results|no side effect}."
            ),
            (
                "{I promised|I vowed} to {share|post} this {testimony|story} {on every forum|so others are "
                "helped}."
            ),
        ),
        (
            "{Email|Contact} {him|her}: $mail or {call|WhatsApp} $wa",
            "{Visit|See} {his|her} {temple|page}: $link",
            "{Call|WhatsApp} $wa {now for free reading|today}, {web|site} $site",
        ),
    ),
    Family(
        "streaming",
        "en",
        ("stream", "movie", "watch", "hd", "flix", "live"),
        ("watch online free", "full movie HD", "live stream link", "download 1080p"),
        (
            (
                "[[WATCH]] {Celtic v Rangers|Scotland v England|Wimbledon final|UFC 3$n0} {live stream|free "
                "online} {HD|4K}"
            ),
            "{Full movie|Season 3 episode $n|The finale} {leaked|out now|with subtitles}!",
            "Where {can I|to} {watch|stream} {the match|the new series|the debate} {free|without cable}?",
        ),
        (
            "{No sign-up|No ads|No buffering}, {works|plays} on {phone|smart TV|laptop}.",
            "{Kick-off|Start}: {19:45|15:00|20:00} {BST|GMT}, {venue|ground}: {Hampden|Murrayfield|Wembley}.",
            (
                "{Thousands|Millions} {are watching|joined} {now|already}, {server|mirror} $n {is "
                "fastest|works}."
            ),
            (
                "{Plot|Synopsis}: {a young detective|a widow|two brothers} {returns|comes home} to {a small "
                "town|$place} and {finds|uncovers} {a secret|the truth}."
            ),
        ),
        (
            "LIVE >>> $link",
            "{Go live|Watch here|Click to play} $link {or|/} $url",
            "{Server 1|Link 1}: $url {Server 2|Link 2}: $url",
        ),
    ),
    Family(
        "jobs",
        "en",
        ("job", "career", "remote", "earn", "hiring", "task"),
        ("work from home jobs", "earn daily", "online data entry", "apply for this job"),
        (
            (
                "{Urgent hiring|Now recruiting|We need $n0 people}: {remote|home based|part-time} "
                "{assistants|reviewers|typists}."
            ),
            (
                "{Earn|Make} {£180|£250|$cash} {a day|daily} {from your phone|from home}, {no experience|all "
                "ages}."
            ),
            (
                "{Single mums|Pensioners|Students} in $place {already|are} {earning|making} {extra money|a "
                "full wage}."
            ),
        ),
        (
            (
                "{Just|Simply} {like videos|rate hotels|process orders|retype pages} {for 40 minutes|an hour "
                "a day}."
            ),
            "{Paid|Salary} {weekly|the same day} by {bank|USDT}, {training|laptop} {provided|free}.",
            (
                "{Only|A small} {refundable|registration} {fee|deposit} of {£15|£25|£30} {to unlock "
                "tasks|for the kit}."
            ),
            (
                "{Canada|Dubai|Poland} also {needs|wants} {cleaners|drivers|carers} with {visa|flight} "
                "{sponsorship|paid}."
            ),
        ),
        (
            "{Apply|Register|Start}: $link",
            "{Text|Message} {HR manager|Ms} $name {on WhatsApp|WhatsApp} $wa",
            "{Send CV to|Write to} $mail or {Telegram|TG} $tg",
        ),
    ),
    Family(
        "flattery",
        "en",
        ("blog", "home", "style", "daily", "tips", "guide"),
        ("my blog", "this page", "home decor ideas", "visit my website", "more info"),
        (
            (
                "{Wonderful|Excellent|Amazing|Superb} {post|article|write-up}, {very|really|truly} "
                "{informative|useful|well explained}!"
            ),
            (
                "{I just|I simply} {could not leave|had to comment before leaving} your {site|web site}, {I "
                "actually loved|I enjoyed} the {standard information|content}."
            ),
            (
                "{Hey there|Hi there|Hello}! {I know this is off topic but|Quick question:} {which "
                "platform|what theme} are you {using|running}?"
            ),
        ),
        (
            (
                "{I have|I've} {bookmarked|saved} {it|you} and {will|shall} {return|come back} {often|for "
                "new posts}."
            ),
            (
                "{Keep up|Carry on} the {good|great|fantastic} {work|writing}, {my brother|a friend} {told "
                "me about|recommended} this {blog|place} and {he|she} was {totally|entirely} right."
            ),
            (
                "{You|The author} {clearly know|have a gift for} {explaining|the topic}; {most|other} "
                "{bloggers|websites} {should learn|do not bother}."
            ),
            "{It is rare|You seldom see} {such|so much} {quality|passion} {these days|on the web}.",
        ),
        (
            "{Also visit|Feel free to surf to|Have a look at} my {page|web blog|homepage} - $link",
            "$link",
            "{Stop by|Check out} $link {too|when you can|as well}.",
            "{My site|Here is my web page}; $url",
        ),
    ),
    Family(
        "wiki-home",
        "en",
        ("mattress", "roof", "insulate", "window", "boiler", "solar"),
        ("roof insulation cost", "best orthopaedic mattress", "solar panel grants", "boiler prices"),
        (
            (
                "{Insulation|Thermal insulation|Loft insulation} is {a material|any layer} that "
                "{slows|reduces} the {flow|loss} of heat {through|from} a building."
            ),
            (
                "== {Background|Overview|Further information} == The {typical|average} {household|dwelling} "
                "in {Scotland|the UK} {loses|wastes} {a quarter|a third} of its heat {through the roof|by "
                "night}."
            ),
            (
                "{Photovoltaic|Solar} panels {convert|turn} {sunlight|daylight} into {electricity|current} "
                "and were {first used|introduced} {at scale|widely} in the {1990s|2000s}."
            ),
        ),
        (
            (
                "{Mineral wool|Sheep's wool|Cellulose} is {commonly|often} {laid|blown} to a "
                "{depth|thickness} of {270|300} mm, {according to|as set out in} {industry guidance|trade "
                "surveys}."
            ),
            (
                "{Experts|Surveyors} {recommend|suggest} {comparing|obtaining} {three|several} "
                "{quotes|offers}, for {example|instance} from $link, {before|prior to} {signing|work begins}."
            ),
            (
                "{Costs|Prices} {vary|differ} {by region|with the size of the house}, {typically|generally} "
                "{between|from} $cash {and|to} $sum."
            ),
            (
                "{Local authorities|Councils} {may|sometimes} {offer|provide} {assistance|support} to "
                "{eligible|older} {residents|householders}."
            ),
        ),
        (
            "{See also|References|External links}: $link",
            "{Further reading|Source|Citation}: $link, {retrieved|accessed} {2 May|14 June|9 October} $year.",
            "{A detailed guide|More data} {is available|can be found} at $link.",
        ),
    ),
    Family(
        "wiki-law",
        "en",
        ("injury", "claims", "solicitor", "legal", "compensate", "attorney"),
        ("personal injury lawyers", "no win no fee claims", "housing disrepair claim", "accident attorney"),
        (
            (
                "{Public liability|Negligence|Duty of care} {refers to|means|describes} the "
                "{legal|statutory} {responsibility|obligation} of {councils|landlords|public bodies} "
                "{towards|to} {visitors|the public}."
            ),
            (
                "{Potholes|Damp homes|Broken pavements} {injure|harm} {thousands|many} of {residents|people} "
                "{each year|annually}, {figures|returns} {obtained under FOI|published by councils} "
                "{show|suggest}."
            ),
            (
                "{Under|According to} the {Occupiers' Liability (Scotland) Act 1960|Housing (Scotland) Act "
                "2006}, {tenants|visitors} {have|enjoy} {certain|several} rights."
            ),
        ),
        (
            (
                "A {claim|case} {must|should} {normally|usually} be {raised|brought} within three years; "
                "{advisers|specialists} {such as|like} $link {assess|review} it {free|at no cost}."
            ),
            "{Photographs|Letters|Medical notes} {should|must} be {kept|preserved} as {evidence|proof}.",
            "{Average|Typical} {awards|settlements} {reach|run to} $sum {per claimant|in serious cases}.",
            (
                "{Courts|Sheriffs} {consider|weigh} {inspection records|repairs history} and {whether|if} "
                "{notice|a report} {was given|had been made}."
            ),
        ),
        (
            "{Start|Check} {your|a} claim: $link",
            "{Speak to|Call} a {solicitor|claims handler} {today|free} on $phone, $site",
            "{References|Notes}: [1] $link",
        ),
    ),
    Family(
        "trades",
        "en",
        ("locksmith", "plumber", "removals", "cleaning", "driveway", "skiphire"),
        ("emergency locksmith", "man and van", "end of tenancy cleaning", "carpet cleaners near me"),
        (
            "{Locked out|Burst pipe|Blocked drain|Moving house} in $place?",
            (
                "{Finding|Choosing} a {reliable|honest} {plumber|locksmith|cleaner} in $place {is hard|takes "
                "time}."
            ),
            (
                "{We are|Our firm is} {a family|an insured|the top rated} {removal|cleaning|locksmith} "
                "{company|team} {covering|serving} $place."
            ),
        ),
        (
            (
                "{Arrival|We arrive} in {20|30|45} minutes, {no call-out charge|fixed price}, {fully "
                "insured|police checked}."
            ),
            (
                "{Oven|Carpet|Office|Gutter} cleaning from {£29|£39|£45}, {pensioners|council tenants} {10% "
                "off|discount}."
            ),
            "{Five star|Excellent} {reviews|feedback} from {over|more than} $big {customers|homes}.",
            "{Weekend|Evening|Bank holiday} {slots|visits} {available|at no extra cost}.",
        ),
        (
            "{Call|Ring|Text} $phone {for a free quote|now}",
            "{Book|Quote} online: $link",
            "$link {or|,} {call|tel} $phone",
        ),
    ),
    Family(
        "followers",
        "en",
        ("followers", "likes", "smm", "views", "reviews", "viral"),
        ("buy Instagram followers", "SMM panel", "buy Google reviews", "buy TikTok views"),
        (
            "{Want|Need} {more followers|real likes|five star reviews}?",
            (
                "{Even|Today} {councils and charities|politicians|public campaigns} {need|buy} {social "
                "proof|reach|engagement}."
            ),
            "The {cheapest|number one|fastest} {SMM panel|follower shop} {of $year|in the world}.",
        ),
        (
            (
                "{1000|5000} {real|high quality} followers for {only|just} {£3.49|£6|£9.90}, "
                "{start|delivery} in {5|10} minutes."
            ),
            (
                "{Trustpilot|Google|Facebook} reviews from {aged|UK} accounts, {non-drop|refill} {30 "
                "days|lifetime}."
            ),
            "{API|Reseller|Child panel} {support|available}, {pay by|top up with} {card|crypto|Payoneer}.",
            "{No password|Safe|Private} and {24/7|live} {support|chat}.",
        ),
        (
            "{Order|Boost} {now|here}: $link",
            "{Telegram|TG}: $tg {Web|Site}: $site",
            "{Get|Try} {100 free|a free sample} {at|on} $link",
        ),
    ),
    Family(
        "hackers",
        "en",
        ("hack", "spy", "ghost", "phone", "cipher", "darkdesk"),
        ("hire a hacker", "phone spy app", "credit score repair", "WhatsApp hack"),
        (
            "{I suspected|I knew} my {husband|wife|partner} was {cheating|hiding something}.",
            (
                "{Hire|Contact} a {professional|genuine|certified} hacker for {phones|social "
                "media|grades|credit scores}."
            ),
            (
                "{My credit score|My Experian score} {was|stood at} {410|480} and {no bank|nobody} would "
                "{talk to me|give a mortgage}."
            ),
        ),
        (
            (
                "{In two hours|By next morning} I {could read|saw} {all chats|deleted messages|the call log} "
                "{without touching the phone|remotely}."
            ),
            (
                "{He|They} {raised it to|made it} {790|810} and {removed|wiped} {late payments|the "
                "eviction|debts}."
            ),
            "{School grades|Facebook|iCloud|email} {also possible|can be changed}, {no trace|totally safe}.",
            "{Many|Most} are {fake|liars}, {this one|he} is {real|the best}, {thank me later|trust me}.",
        ),
        (
            "{Mail|Write} $mail {or|and} {text|WhatsApp} $wa",
            "{Telegram|DM}: $tg",
            "{Site|Try them}: $link",
        ),
    ),
    Family(
        "cracks",
        "en",
        ("keygen", "soft", "license", "activate", "apk", "download"),
        ("Windows 11 key", "crack download", "Office lifetime licence", "mod APK"),
        (
            "{Download|Get} {Photoshop|Office 2024|AutoCAD|GTA} {full version|cracked} {free|with serial}.",
            "{Genuine|OEM} {Windows 11|Office} {keys|licences} {for £7|from £9} {instant email|lifetime}.",
            (
                "{Open source|Free software} is {great|fine} but {sometimes|at work} you {need|want} {the "
                "real thing|Office}."
            ),
        ),
        (
            (
                "{Tested|Scanned}: {no virus|clean}, {works offline|updates allowed}, {installer|setup} "
                "{included|2.1 GB}."
            ),
            "{Turn off|Disable} {antivirus|Defender}, {run|start} the {patch|activator} and {enjoy|restart}.",
            "{APK|Mod} {version|v} $n.$n: {unlimited coins|no ads|premium unlocked}.",
            "{Schools|Offices|Charities} get {bulk|volume} {discount|pricing}.",
        ),
        (
            "{Download|Mirror}: $link",
            "$url {password|pass}: {free|soft}$n0",
            "{Buy key|Get licence}: $link",
        ),
    ),
    Family(
        "property",
        "en",
        ("villa", "estate", "plots", "invest", "condo", "homes"),
        ("apartments in Dubai", "buy land", "sell house fast", "golden visa property"),
        (
            "{Invest|Live|Retire} in {Dubai|Bali|North Cyprus|Goa} from $sum.",
            "{Sell|We buy} {any house|your home} in $place {in 7 days|for cash}.",
            (
                "{Housing policy|Affordable housing} is {a hot topic|debated everywhere}, {yet|but} {smart "
                "buyers|families} {look abroad|act now}."
            ),
        ),
        (
            (
                "{Sea view|Freehold|Off-plan} {flats|villas|plots}, {8%|11%} {rental yield|return}, {payment "
                "plan|0% interest}."
            ),
            (
                "{Metro|Beach|School|Expressway} {at|within} {5|10} minutes, {pool|gym|clubhouse} and "
                "{security|parking}."
            ),
            "{No agents' fees|No chain|No survey}, {any condition|tenants in place}.",
            "{RERA approved|Escrow protected|Government approved} {project|developer}.",
        ),
        (
            "{Brochure|Site visit|Floor plans}: $link",
            "{Call|WhatsApp} {agent|advisor} $name $wa",
            "{Free valuation|Register}: $link {or|/} $phone",
        ),
    ),
    Family(
        "visas",
        "en",
        ("visa", "migrate", "eta", "passage", "consult", "abroad"),
        ("Canada PR consultants", "ETA application", "UK visa help", "Turkey e-visa"),
        (
            "{Planning|Dreaming} to {migrate|move|travel} to {Canada|Australia|Germany}?",
            (
                "{Electronic|Online} {visa|ETA} {is now|became} {mandatory|required} for {all|many} "
                "{visitors|travellers} {from $year|this year}."
            ),
            "{Immigration rules|Government forms} are {confusing|always changing}.",
        ),
        (
            (
                "Our {consultants|lawyers|agents} {file|prepare|check} your {papers|application} and "
                "{guarantee|ensure} {approval|fast results}."
            ),
            "{Fee|Cost} {from|only} {£49|£79|$cash}, {processing|approval} in {one hour|24 hours|3 days}.",
            "{Refused|Overstayed|No IELTS}? {Still possible|We appeal}.",
            "{You need|Prepare} a {passport|photo|card} and {an e-mail|ten minutes}.",
        ),
        (
            "{Apply|Start}: $link",
            "{Free|Quick} {assessment|eligibility test}: $link, {tel|call} $phone",
            "{Write|Mail} $mail {or|/} WhatsApp $wa",
        ),
    ),
    Family(
        "guest-post",
        "en",
        ("media", "press", "outreach", "content", "publish", "editor"),
        ("guest post service", "write for us", "sponsored article", "digital PR"),
        (
            (
                "{Hi|Dear} {editor|team|admin}, do you {accept|publish} {guest posts|sponsored articles|link "
                "insertions}?"
            ),
            (
                "I {love|enjoy|follow} your {content|page} on {public participation|local government|civic "
                "tech} and {would like|want} to {contribute|write}."
            ),
            "I am $name, {outreach manager|content writer} {at|for} $site.",
        ),
        (
            (
                "We {pay|offer} {£40|$cash|a fair fee} per {dofollow link|post}, {content|the article} {is "
                "ready|comes from us}."
            ),
            (
                "{Topics|Our niches}: {fintech|home|health|crypto|casino}, {800|1000} words, {one link|two "
                "links} {to our client|only}."
            ),
            (
                "{We own|I have} a list of $big {sites|blogs} with {real traffic|DR 50+} {if you want "
                "exchange|for swap}."
            ),
            "{Our last piece|A sample} is {here|this}: $link",
        ),
        (
            "{Send|Mail} me your {price|rate} at $mail",
            "{Reply|Contact}: $mail, {our portfolio|samples} $link",
            "{Skype|Telegram} $tg {or|/} $mail",
        ),
    ),
    Family(
        "web-agency",
        "en",
        ("webdev", "app", "code", "studio", "logo", "cloud"),
        ("web design company", "mobile app developers", "cheap hosting", "logo design"),
        (
            "{Is your|Your} {website|portal} {old|slow|not mobile friendly}{?|, I think.}",
            (
                "{We are|I represent} a {leading|top} {IT|web development|app} {company|studio} {from|in} "
                "{Jaipur|Lahore|Kyiv|Dhaka}."
            ),
            (
                "{Civic technology|E-government|Digital participation} {needs|requires} {modern|secure} "
                "{software|apps}."
            ),
        ),
        (
            (
                "We {build|design|redesign} {WordPress|Shopify|Laravel|Flutter} {sites|apps} {from|for} "
                "$cash {only|all in}."
            ),
            "{Dedicated|Full-time} developers at {£9|£12|£14} an hour, {NDA|free trial week}.",
            "{Hosting|Domain|SSL} {free|included} {for a year|for life}, {99.9%|100%} uptime.",
            "{Portfolio|Our clients}: {hospitals|schools|councils|shops} in {12|20} countries.",
        ),
        (
            "{Get|Request} a {free|quick} {quote|demo}: $link",
            "{Mail|Write} {me|us}: $mail, {portfolio|site} $site",
            "{Chat|Talk}: WhatsApp $wa",
        ),
    ),
    Family(
        "iptv-vpn",
        "en",
        ("iptv", "vpn", "firestick", "channels", "proxy", "box"),
        ("best IPTV UK", "IPTV free trial", "VPN discount", "residential proxies"),
        (
            "{Cut|Stop paying for} {Sky|cable|your licence fee}: $big {channels|films} for {£5|£8} a month.",
            (
                "{Privacy|Surveillance|Online privacy} {matters|concerns us all}, {so|therefore} {use|get} a "
                "{VPN|proxy}."
            ),
            "{Best|Top 10} {IPTV|VPN} {providers|services} {in $year|for Firestick}.",
        ),
        (
            (
                "{All sport|PPV|3pm kick-offs}, {4K|anti-freeze}, {works|runs} on "
                "{Firestick|MAG|Android|Smart TV}."
            ),
            (
                "{24 hour|36 hour} {free trial|test}, {no contract|no dish}, {multi-room|two screens} "
                "{available|free}."
            ),
            (
                "{No logs|Kill switch|60 countries}, {unblock|watch} {iPlayer|Netflix|any site} "
                "{abroad|anywhere}."
            ),
            "{Resellers|Agents} {wanted|earn 50%}.",
        ),
        (
            "{Trial|Subscribe}: $link",
            "WhatsApp $wa {for trial|to order}",
            "{Telegram|TG} $tg {/|or} $site",
        ),
    ),
    Family(
        "ai-tools",
        "en",
        ("ai", "prompt", "bot", "gen", "automate", "genius"),
        ("AI writing tool", "AI image generator", "undetectable AI", "ChatGPT alternative"),
        (
            (
                "{AI|Artificial intelligence} is {changing|transforming} "
                "{government|consultations|everything}, {and|yet} {few|not many} {know|use} this."
            ),
            (
                "I {used to spend|spent} {hours|days} {writing|summarising} {consultation "
                "responses|reports|minutes}."
            ),
            "{Humanise|Rewrite|Summarise} any text in {one click|seconds}.",
        ),
        (
            (
                "It {writes|creates} {letters|posts|videos|logos} {in 40 languages|like a human}, "
                "{passes|beats} {every detector|Turnitin}."
            ),
            (
                "{Lifetime deal|One-off price} {£29|£37|£49} {instead of|not} {£299|£490}, {ends Sunday|$n0 "
                "seats left}."
            ),
            "{My team|Our group} {saved|cut} {30 hours|half the work} {last month|each week}.",
            "{No code|No skills|No card} {needed|required}.",
        ),
        (
            "{Try|Test} it {free|now}: $link",
            "{I found it|Get it} {on|at} $link {thank me later|enjoy}",
            "$site {has|offers} {a free plan|a seven day trial}",
        ),
    ),
    Family(
        "inheritance",
        "en",
        ("trust", "bankdept", "fund", "diplomatic", "award", "claim"),
        ("claim your fund", "lottery award", "UN compensation", "beneficiary form"),
        (
            (
                "{Dear|Attention} {beneficiary|friend|beloved}, I am {Barrister|Mrs|Dr} $name {from|of} {a "
                "bank in Lome|the UN compensation office|London}."
            ),
            (
                "{Congratulations|Good news}!!! Your {email|name} {won|was selected for} $sum in the {UK "
                "national|Facebook|Open Government} {lottery|award|grant draw}."
            ),
            (
                "{I am a widow|I am dying of cancer|I am a soldier} and {wish|want} to {donate|entrust} $sum "
                "{to the needy|through you}."
            ),
        ),
        (
            (
                "My late {client|husband} {left|deposited} {this sum|the money} {with no heir|in a security "
                "company}, you will {keep|take} {30%|40%}."
            ),
            "{It is|This is} {100% legal|risk free}, {keep it confidential|tell nobody}.",
            (
                "{An ATM card|A diplomatic box|A cheque} {is ready|waits} {for delivery|in your name}, {only "
                "the fee|courier cost £$n0} {remains|is yours}."
            ),
            "{Reply|Send} {your address|your passport copy|phone and age} {quickly|urgently}.",
        ),
        (
            "{Contact|Reply to} {my lawyer|me|the agent} {on|at} $mail",
            "{Email|Private email}: $mail {Tel|Text}: $wa",
            "{Fill|Complete} the form: $link",
        ),
    ),
    Family(
        "grant-scam",
        "en",
        ("grant", "rebate", "refund", "govhelp", "benefit", "counciltax"),
        ("council tax refund", "cost of living grant", "energy rebate form", "government grants list"),
        (
            (
                "{Did you know|Few residents know} you {can claim|are owed} a {council tax refund|cost of "
                "living grant|£$n00 rebate}?"
            ),
            (
                "{New|Official} {scheme|government scheme} $year: {households|pensioners|carers} in $place "
                "{get|receive} {£650|£900|$cash}."
            ),
            (
                "I {received|got} my {empowerment grant|rebate|hardship grant} {today|on Monday}, {thanks "
                "to|through} {agent|Mrs} $name."
            ),
        ),
        (
            (
                "{You do not pay it back|It is not a loan}, {everyone over 25|all tenants|any taxpayer} "
                "{qualifies|is eligible}."
            ),
            "{Have ready|You need} your {bank card|sort code|national insurance number}.",
            (
                "The {council|government} {keeps it quiet|does not advertise it}, {the deadline|the window} "
                "{is Friday|closes soon}."
            ),
            "{Over|Already} $big {families|people} {paid|were paid} {this month|since May}.",
        ),
        (
            "{Claim|Check|Apply}: $link",
            "{Text|Message} the {claims agent|officer} $name {on|at} $wa",
            "{Official form|Eligibility checker} $url",
        ),
    ),
    Family(
        "false-charity",
        "en",
        ("relief", "orphan", "help", "donate", "hope", "mercy"),
        ("donate now", "sign the petition", "help the orphans", "crypto donations"),
        (
            "{Please|Kindly} {help|pray for} {orphans|flood victims|sick dogs} {in need|this winter}.",
            (
                "{Civil society|Our foundation|The community} {needs|asks for} your {help|solidarity} "
                "{today|now}."
            ),
            (
                "{Sign|Share} our {petition|appeal} {against hunger|for peace|for clean water}, {only $n0 "
                "names missing|it takes a minute}."
            ),
        ),
        (
            (
                "{Every|Each} {pound|dollar|coin} {buys|gives} {a meal|a blanket|medicine} {for a child|to a "
                "family}."
            ),
            (
                "{Pay|Give} in {Bitcoin|USDT|gift cards} {to avoid bank fees|it arrives faster}, "
                "{wallet|address} {bc1q|0x}$hash."
            ),
            (
                "{I am|My name is} $name, {volunteer|mother of four|director}, {we lost everything|no "
                "government helps us}."
            ),
            "{Donors|Givers} {over $cash|of this week} {win|receive} {a phone|a certificate}.",
        ),
        (
            "{Donate|Give}: $link",
            "{Send|Transfer} {help|gifts} {via|through} $tg or $mail",
            "{Sign|Act} {here|now} $link",
        ),
    ),
    Family(
        "pets",
        "en",
        ("puppy", "kitten", "parrot", "breeder", "paws", "frenchie"),
        ("teacup puppies for sale", "parrots for adoption", "Maine Coon kittens", "cheap puppies"),
        (
            (
                "{Adorable|Healthy|Gorgeous} {Yorkie puppies|Pomeranians|African greys|ragdoll kittens} for "
                "{rehoming|adoption|sale} in $place."
            ),
            (
                "We {must|have to} {rehome|give away} our {two puppies|parrot pair|kittens} {because of|due "
                "to} {work|relocation}."
            ),
            "{Looking|Hoping} for a {loving|caring} {home|family} for {a boy and a girl|three babies}.",
        ),
        (
            "{Vaccinated|Vet checked|Microchipped}, {12|10|14} weeks, {house trained|good with children}.",
            "{Only|Just} {shipping fee|delivery} {£$n0|$cash}, {papers|cage and toys} {included|free}.",
            "{Delivered|We deliver} {to your door|by air} {in two days|nationwide}.",
            "{Fertile eggs|Breeding pairs|Stud service} {also|too}.",
        ),
        (
            "{Text|WhatsApp} $wa {for pictures|now}",
            "{Photos|See them}: $link",
            "{Mail|Write to} $mail {if interested|today}",
        ),
    ),
    Family(
        "courses",
        "en",
        ("academy", "train", "exam", "course", "dumps", "institute"),
        ("digital marketing course", "exam dumps", "AWS certification", "data science training"),
        (
            (
                "{Best|Top} {digital marketing|data science|SAP|AWS} {course|training} in "
                "{Noida|Pune|Hyderabad|Dubai}."
            ),
            "{Pass|Clear} {your|any} {Cisco|Microsoft|PMP} exam {first time|in one week}.",
            "{Open data skills|Digital skills|Leadership} {are|will be} {in demand|the future}.",
        ),
        (
            (
                "{100% placement|Job guarantee|Live projects}, {weekend|online} batches, {EMI|instalments} "
                "{available|from $cash}."
            ),
            "{Latest|Verified} {questions and answers|dumps} with {free updates|PDF and test engine}.",
            "{Trainers|Mentors} from {top firms|industry}, {demo class|first lesson} free.",
            "{Alumni|Learners} {earn|got} {double salary|$sum packages}.",
        ),
        (
            "{Enrol|Register|Syllabus}: $link",
            "{Call|WhatsApp} $wa {for demo|for fees}",
            "{Visit|Download} $link",
        ),
    ),
    Family(
        "link-drop",
        "en",
        ("zone", "best", "shop", "online", "hub", "deal"),
        ("click here", "check this", "see more", "website", "read this", "important"),
        (
            "{Check this|Look at this|Very useful}",
            "{Agree|I agree|So true|Exactly}.",
            "{Hi|Hello|Test|Interesting}",
        ),
        (
            "{More|Details|Info} {inside|there|below}.",
            "{Everyone|All of us} {should|must} {see|read} {it|this}.",
            "{You will|You'll} {thank me|be surprised}.",
        ),
        (
            "$link",
            "$url $url $url",
            "$link | $link | $link | $link",
            "$site",
        ),
    ),
    Family(
        "ru-casino",
        "ru",
        ("kazino", "vulkan", "stavka", "zerkalo", "igra", "bonus"),
        ("казино онлайн", "рабочее зеркало", "фриспины за регистрацию", "ставки на спорт"),
        (
            "{Лучшее|Честное|Проверенное} {онлайн-казино|казино} {$year года|с быстрым выводом}.",
            (
                "{Открытое правительство|Участие граждан} - {хорошая|важная} тема, {но|а} {вечером|после "
                "работы} хочется {отдохнуть|азарта}."
            ),
            "{Ищете|Нужно} {рабочее зеркало|актуальное зеркало} {на сегодня|без блокировки}?",
        ),
        (
            "{Бонус|Подарок} {до 50 000 рублей|100 фриспинов} {за регистрацию|без депозита}.",
            (
                "{Вывод|Выплаты} {за 5 минут|без верификации} на {карту|кошелёк}, {более|свыше} $big "
                "{слотов|автоматов}."
            ),
            "{Я сам|Мой друг} {выиграл|поднял} {120 тысяч|полмиллиона} {за вечер|на прошлой неделе}.",
        ),
        (
            "{Играть|Вход|Регистрация}: $link",
            "{Заходи|Переходи} {сюда|на сайт} $link",
            "{Телеграм|Канал} $tg {и|или} $site",
        ),
    ),
    Family(
        "ru-diploma",
        "ru",
        ("diplom", "spravka", "attestat", "dokument", "prava", "universitet"),
        ("купить диплом", "купить справку", "аттестат с реестром", "продвижение сайтов"),
        (
            (
                "{Купить|Заказать} диплом {о высшем образовании|техникума|колледжа} {с занесением в "
                "реестр|недорого}."
            ),
            (
                "{Здравствуйте|Добрый день}! {Интересная|Полезная} {статья|страница}, {спасибо "
                "автору|добавил в закладки}."
            ),
            "{Срочно|Быстро} {нужны|оформим} {документы|справки|права}?",
        ),
        (
            (
                "{Настоящий|Подлинный} бланк {Гознак|с печатями}, {доставка|курьер} {по всей России|в СНГ}, "
                "{оплата|деньги} {при получении|после проверки}."
            ),
            "{Цены|Стоимость} от {15|20|28} тысяч, {скидка|гарантия} {постоянным клиентам|навсегда}.",
            "{Также|Ещё} {раскрутка сайтов|прогон по базам|вечные ссылки} {дёшево|под ключ}.",
        ),
        (
            "{Подробнее|Заказ|Сайт}: $link",
            "{Пишите|Связь}: {телеграм|ватсап} $tg, почта $mail",
            "{Смотрите|Цены здесь} $link",
        ),
    ),
    Family(
        "zh-gambling",
        "zh",
        ("yule", "caipiao", "bocai", "qipai", "wangtou", "zhenren"),
        ("真人娱乐", "在线博彩", "彩票投注", "棋牌游戏", "官方网站"),
        (
            "{全网最高|业界领先|信誉第一}的{在线娱乐|真人百家乐|体育投注}平台，",
            "{政府公开|公众参与}{很重要|值得支持}，{顺便推荐|分享一个}好平台：",
            "{新用户|注册会员}{立即送|首存送}{88|188|888}元，",
        ),
        (
            "{百家乐|老虎机|六合彩|足彩}{应有尽有|天天返水}，{出款|提现}{三分钟到账|不限次数}。",
            "{二十四小时|全天候}{客服|专人}在线，{大额无忧|安全稳定|老牌公司}。",
            "{代理|合伙人}{招募中|高佣金}，{月入|日赚}{十万|过万}{不是梦|轻松}。",
        ),
        ("{网址|官网|入口}：$link", "{微信|飞机|客服}：$tg {备用网址|网站} $site", "{点击|注册}$link"),
    ),
    Family(
        "zh-papers",
        "zh",
        ("banzheng", "wenping", "liuxue", "fapiao", "daixie", "chengji"),
        ("办理毕业证", "代写论文", "留学文凭", "开发票"),
        (
            "{办理|定制}{英国|美国|澳洲|加拿大}大学{毕业证|成绩单|学历认证}，",
            "{代写|代考}{论文|作业|网课}，{英国|苏格兰}留学生{首选|必看}，",
            "{挂科|毕不了业}怎么办？{别着急|找我们}，",
        ),
        (
            "{一比一|原版}{纸张|钢印|水印}，{真实|永久}{存档|可查}。",
            "{先做|先看}{样品|电子图}后付款，{保密|快递}{直达|到家}。",
            "{经验丰富|十年老店}，{价格优惠|不过退款}。",
        ),
        ("{微信|QQ}：$tg", "{详情|咨询}：$link 邮箱 $mail", "{联系|加}{客服|顾问} WhatsApp $wa"),
    ),
    Family(
        "id-slot",
        "id",
        ("slot", "gacor", "togel", "maxwin", "zeus", "hoki"),
        ("slot gacor hari ini", "situs slot terpercaya", "togel online", "link alternatif", "RTP live"),
        (
            (
                "{Situs|Bandar|Agen} {slot gacor|judi online|togel} {terpercaya|resmi|terbaik} {hari "
                "ini|$year|di Indonesia}."
            ),
            "{Selamat datang|Halo bosku}, {cari|mau} slot {gampang menang|maxwin|server Thailand}?",
            "{Artikel|Halaman} yang {bagus|bermanfaat}, {terima kasih|sukses selalu} {min|admin}.",
        ),
        (
            (
                "{Bonus|Promo} new member {100%|50%} {di awal|tanpa potongan}, {deposit|depo} {10rb|5 ribu} "
                "{via dana|pulsa|QRIS}."
            ),
            (
                "{RTP|Winrate} {98%|97,5%}, {pola|jam} gacor {Gates of Olympus|Mahjong Ways|Starlight} "
                "{setiap hari|malam ini}."
            ),
            (
                "{Proses|Wd} {cepat|kilat} {3 menit|24 jam}, {CS|layanan} {ramah|online} dan {pasti "
                "bayar|anti rungkad}."
            ),
        ),
        (
            "{Daftar|Login|Klik}: $link",
            "Link {alternatif|resmi} $link {gas|sekarang bosku}",
            "WA $wa | $site",
        ),
    ),
    Family(
        "es-credit",
        "es",
        ("prestamo", "credito", "dinero", "rapido", "tarot", "amarres"),
        ("préstamos rápidos", "crédito sin aval", "tarot barato", "amarres de amor"),
        (
            "{Necesitas|Buscas} {dinero urgente|un préstamo|un crédito} {sin aval|hoy mismo}?",
            (
                "{La participación ciudadana|El gobierno abierto} es {muy importante|fundamental}, {gracias "
                "por compartir|excelente artículo}."
            ),
            (
                "{Soy|Me llamo} $name y {obtuve|conseguí} {15.000|40.000} euros {de una señora honesta|en 48 "
                "horas}."
            ),
        ),
        (
            (
                "{Ofrecemos|Damos} {préstamos|créditos} de {2.000|5.000} a {500.000|900.000} euros al "
                "{2%|3%} {anual|de interés}."
            ),
            "{Sin|Aunque estés en} {papeleo|nómina|ASNEF}, {respuesta|aprobación} {inmediata|en 24 horas}.",
            "{También|Además} {tarot|videncia|amarres} {eficaces|garantizados} {por teléfono|a distancia}.",
        ),
        (
            "{Escribe|Contacta} a $mail",
            "{Solicítalo|Más información} {aquí|en} $link",
            "WhatsApp $wa {ahora|todo el día} $site",
        ),
    ),
    Family(
        "pt-bets",
        "pt",
        ("apostas", "cassino", "tigrinho", "renda", "ganhar", "emagrecer"),
        ("plataforma de apostas", "jogo do tigrinho", "renda extra", "emagrecer rápido"),
        (
            "{Quer|Que tal} {ganhar|faturar} {dinheiro|renda extra} {em casa|pelo celular}?",
            "{Ótimo|Excelente} {artigo|conteúdo}, {parabéns|muito útil} {pelo trabalho|mesmo}!",
            "{Nova|Melhor} plataforma {do tigrinho|de apostas} {pagando muito|com bônus}.",
        ),
        (
            (
                "{Cadastre-se|Deposite} {R$ 10|R$ 20} e {ganhe|receba} {50 giros|o dobro}, saque {no PIX|na "
                "hora}."
            ),
            "{Eu|Minha irmã} {fiz|ganhou} {R$ 3.000|dois mil} {em uma semana|ontem}, {juro|sem mentira}.",
            "{Método|Curso} {secreto|simples}, {sem experiência|garantia de 7 dias}.",
        ),
        (
            "{Clique|Acesse|Cadastro}: $link",
            "{Grupo VIP|Telegram}: $tg",
            "{Chama no zap|WhatsApp} $wa {ou|e} $site",
        ),
    ),
    Family(
        "ar-services",
        "ar",
        ("naql", "tanzif", "khadamat", "afsh", "mokafaha", "riyad"),
        ("شركة نقل عفش", "شركة تنظيف", "مكافحة حشرات", "كشف تسربات المياه"),
        (
            "{أفضل|أرخص} شركة {نقل عفش|تنظيف منازل|مكافحة حشرات} في {الرياض|جدة|الدمام}",
            "{موضوع رائع|مقال مفيد} {شكرا لكم|بارك الله فيكم}",
            "{هل تبحث عن|هل تريد} {شركة موثوقة|خدمة سريعة} {اليوم|بأسعار رخيصة}؟",
        ),
        (
            "{فريق|عمال} {مدربون|محترفون} و{سيارات|معدات} {حديثة|مجهزة}.",
            "{خصم|تخفيض} {20%|30%} {للعملاء الجدد|هذا الشهر} مع {ضمان|تأمين} {شامل|كامل}.",
            "{نعمل|خدمة} {على مدار الساعة|كل الأيام} في {جميع الأحياء|كل المدن}.",
        ),
        ("{اتصل الآن|للحجز} $wa", "{زوروا موقعنا|الموقع} $link", "{واتساب|تواصل} $wa {أو|-} $link"),
    ),
    Family(
        "tr-bets",
        "tr",
        ("bahis", "giris", "deneme", "bonusu", "casinom", "iddaa"),
        ("deneme bonusu veren siteler", "güncel giriş", "canlı bahis", "casino siteleri"),
        (
            "{Güvenilir|En iyi|Lisanslı} {bahis|casino} {siteleri|adresi} $year.",
            "{Deneme bonusu|Çevrimsiz bonus} {veren|arayan} {siteler|var mı}?",
            "{Harika|Çok güzel} {yazı|paylaşım}, {teşekkürler|emeğinize sağlık}.",
        ),
        (
            "{Üye ol|Kayıt ol}, {500|1000} TL {bonus|freespin} {hemen|anında} {kazan|al}.",
            "{Yeni|Güncel} giriş adresi {değişti|açıldı}, {hızlı|kesintisiz} {çekim|ödeme}.",
            "{Canlı|Mobil} {rulet|maç|slot} ve {yüksek|en iyi} oranlar.",
        ),
        ("{Giriş|Tıkla|Adres}: $link", "{Telegram|Kanal} $tg", "{Hemen gir|Bonus} $link $site"),
    ),
)

BY_NAME: dict[str, Family] = {family.name: family for family in FAMILIES}
# What people write who have something to say about the plan.
HONEST: tuple[str, ...] = (
    "I agree with the {second|third|first} point.",
    "{Good idea|Yes please|Well said}. {When does it start?|Who pays for it?|Hope it happens.}",
    "{No.|Disagree.} This was {promised|in the plan} in {2018|2021} and nothing happened.",
    "Typo in line {3|4|7}: 'goverment' should be 'government'.",
    (
        "Milestone {2|3|4} says {March|May|June} 2025, but the meeting was moved to {September|October}. "
        "Please correct the date."
    ),
    "The workshop was in {Dundee|Perth|Inverness}, not {Stirling|Glasgow}. I was there.",
    (
        "The name of the organisation changed in 2023; it is now 'Scottish Community Development Network "
        "{North|East}'."
    ),
    (
        "For 'stakeholders will be engaged' please write who will do what by when. As it stands nobody can "
        "tell whether it has been done."
    ),
    (
        "Could the plan say {how many people|which groups} were consulted, and publish the "
        "{list|minutes|responses}?"
    ),
    (
        "I suggest replacing 'where possible' with 'unless there is a published reason not to'. 'Where "
        "possible' has let every department off the hook since the first plan."
    ),
    (
        "THIS IS THE THIRD CONSULTATION THIS YEAR AND NOT ONE OF OUR ANSWERS HAS BEEN PUBLISHED!!! Why "
        "should we bother?"
    ),
    (
        "Absolutely disgraceful. {Two|Three} years of waiting for an FOI reply about the school roof and now "
        "you write about 'a culture of openness'? Give me a break!"
    ),
    "Who on earth wrote this section? I have a degree and I read it three times. PLAIN ENGLISH please!",
    (
        "Thank you for the clear summary. It would help us if each commitment had one named officer and an "
        "address we could write to."
    ),
    (
        "As a pupil at {Kirkhill|Lochside|Strathburn} Academy I think young people should get a vote on the "
        "youth part of the plan. We did this in modern studies and most of my class had never heard of open "
        "government."
    ),
    (
        "we are doing a project about democracy in P7. our question is who checks that the goverment does "
        "what it says. can someone anser?"
    ),
    "my class thinks the pictures on the plan are boring and there should be a version for children",
    (
        "Please add British Sign Language to the list of formats. The BSL (Scotland) Act 2015 already asks "
        "public bodies to plan for this, so it should cost little to name it here."
    ),
    (
        "I use a screen reader and the table under commitment {3|4|5} has no headings. The PDF is an image. "
        "Could we have HTML as well?"
    ),
    (
        "Speaking for {a community council|a tenants' group} in {Fife|Moray|Angus}: we support the "
        "commitment on participatory budgeting but 1% of the budget has been the aim since 2017. What share "
        "was reached? The plan should give the figure for each council, and say what happens where it is "
        "missed."
    ),
    (
        "Commitment 2 repeats what the law already requires. An open government commitment should go further "
        "than the law; otherwise it is a calendar entry."
    ),
    (
        "The Independent Reporting Mechanism said the last plan lacked ambition: "
        "https://www.opengovpartnership.org/members/scotland-united-kingdom/ - can we see how each of its "
        "recommendations was answered?"
    ),
    (
        "The figures here do not match those at https://www.gov.scot/publications/. There the total is "
        "{£412|£388|£405} million, here it is {£421|£398} million. Which is right?"
    ),
    (
        "For comparison see the UK plan at "
        "https://www.gov.uk/government/collections/open-government-partnership-uk-national-action-plans . It "
        "has a table with status for each milestone, which I find far easier to follow than prose."
    ),
    (
        "Evidence on this was given to the committee and is on the Parliament's site: "
        "https://www.parliament.scot/chamber-and-committees/committees . Look for the session on public "
        "participation; the citizens' panel report answers most of what is asked above."
    ),
    (
        "Westminster's committee looked at the same matter, see [their "
        "report](https://committees.parliament.uk/committee/327/publications/). Section 4 is worth quoting "
        "in the plan."
    ),
    (
        "The Herald had a long piece about this last month (https://www.heraldscotland.com/politics/) and "
        "the council's answer there contradicts what milestone {2|5} says."
    ),
    (
        "Our charity helps people with sight loss in {Ayrshire|Lanarkshire}. We wrote down what our members "
        "said about public websites: https://www.seeingahead-ayrshire.example/reports/public-websites . "
        "Please feel free to use any of it in the accessibility commitment."
    ),
    (
        "I work for a small charity (www.hillfootwelfare.example) and we would gladly host one of the "
        "regional meetings in our hall. It has a ramp and a loop system, and the bus stops outside."
    ),
    (
        "Readers may like to know how Paris does it: https://budgetparticipatif.paris.fr . Over 100,000 "
        "people vote each year. I am not saying copy it, but the page for following each project is good."
    ),
    (
        "Council officer here. The correct contact for this milestone is the Participation Team, 01632 960 "
        "{114|245|377}, participation@strathburn-council.example. The number in the plan rings out."
    ),
    (
        "To ask for the papers in large print, please ring our office on 0131 496 0{122|345|518} between 9 "
        "and 4, or write to openness@eastlothmoor.example. We post them the same day. (Democratic Services)"
    ),
    (
        "The next public session is on {Tuesday 4 March|Thursday 12 June} at 7 pm in "
        "{Kirkcaldy|Oban|Galashiels} library. No booking needed, but if you need an interpreter please call "
        "01632 960 {801|662} a week ahead."
    ),
    (
        "Journalist here, local paper. Section 5 says the spending data is published monthly. The last file "
        "I can find is {eleven|nine|fourteen} months old. Can the responsible officer say where the rest is? "
        "My address is newsdesk@glenmarketcourier.example."
    ),
    (
        "I write as a former councillor. We tried rolling budgets with three wards in 2014. What worked: "
        "small sums, a fixed calendar, childcare at the meetings. What failed: online voting without any "
        "help in libraries; nine in ten votes came from two postcodes. If the plan wants fairness, put the "
        "libraries into milestone 3 and give them money for staff time. Otherwise the same people as ever "
        "will turn up, me included, and we shall again congratulate ourselves upon having heard the public."
    ),
    (
        "Payday loans are ruining families in our scheme and the plan says nothing on it. Could the "
        "commitment on financial transparency ask councils to publish how many people they send to credit "
        "unions, and how many are refused a crisis grant?"
    ),
    (
        "I ended up with a loan at 1,200% because my crisis grant took six weeks. Publish the waiting times! "
        "That is what openness would mean to folk like me."
    ),
    (
        "Gambling policy: the council holds data on every betting shop licence but will not release it by "
        "street. Three bookmakers and two slot-machine arcades opened on our High Street in a year. Add "
        "licensing data to the open data list."
    ),
    (
        "The public health people should be named in the gambling licensing commitment. Online casinos "
        "advertise to our under-25s all day and nobody local has any figures on the harm. Even a yearly "
        "count of referrals would be a start."
    ),
    (
        "The price the NHS pays for medicines is hidden behind confidentiality deals. I know why companies "
        "want that, but could the plan at least commit to publishing the total rebate each year? Patients on "
        "drugs like semaglutide or pregabalin read about shortages and have no way to judge."
    ),
    (
        "Community pharmacy contracts should be in the contracts register. At the moment only hospital "
        "buying is there."
    ),
    (
        "If the council pension fund holds Bitcoin or any other cryptocurrency we ought to be told. The "
        "answer to my FOI was 'commercially sensitive'. Please extend milestone {4|6} to cover the "
        "investments of pension funds."
    ),
    (
        "Crypto donations to political parties: has anyone thought of that? The register of donations asks "
        "for a name and address, and a wallet has neither. I would like to see it in the section on lobbying "
        "and money."
    ),
    (
        "Housing: the waiting list is {9,200|7,450|11,300} and the plan offers a 'data dashboard'. A "
        "dashboard does not keep the rain out. But since you ask, please show empty homes by ward and how "
        "long each has been empty."
    ),
    (
        "Our landlord is the council and the damp has been reported five times. Where do I find the repairs "
        "record for my own close? If open data meant that, I'd be all for it."
    ),
    (
        "I bought my house in 2019 and the flood map was wrong. Insurance is now £1,900. Flood data needs a "
        "date and a name on it, and a way to report mistakes."
    ),
    (
        "How much did this website cost? And who got the contract? Genuine question, it should be the first "
        "thing published in a plan about open contracting."
    ),
    (
        "The best value would be to publish every invoice over £500 with the supplier's company number. "
        "English councils have had to since 2010. Ours still send a PDF scan."
    ),
    (
        "A free course for community groups on reading council accounts would do more than any portal. Our "
        "credit union could host one; no payment wanted, just someone from Finance who can explain what "
        "reserves are."
    ),
    (
        "SEO is not a civic matter you might think, but try a search for 'council meeting tonight': you get "
        "five private sites before the council's own. Could the digital team fix their page titles and "
        "publish a calendar feed?"
    ),
    (
        "Beware, everybody: I got a text about a 'council tax refund' asking for my bank card. It is a scam. "
        "The council never texts about refunds. Could the plan's team put a warning on the news page?"
    ),
    "Please delete the comment above mine, it is an advertisement for watches.",
    (
        "Aye, grand words, but whit aboot the bairns? Naebody's asked them. Gie the schools a proper say an "
        "mind tae tell them efter whit ye did wi it."
    ),
    (
        "Ah've been tae three o these meetins noo an it's aye the same faces. Haud wan in the bingo hall an "
        "ye'll get the real toun."
    ),
    (
        "It's a sair fecht gettin a straight answer oot the cooncil. If this plan maks it easier, ah'm fur "
        "it. If it's jist anither glossy wee book, dinnae bother."
    ),
    (
        "Wheesht wi the jargon! Ma granny kens mair aboot open government than whoever wrote "
        "'multi-stakeholder co-creation ecosystem'."
    ),
    (
        "The Wee Free hall oan {Lewis|Skye} is free on Wednesdays, if ye want tae hear island folk. Ferry "
        "permitting, ken."
    ),
    (
        "Tha mi ag aontachadh leis a' phuing seo, ach bu chòir am plana fhoillseachadh sa Ghàidhlig "
        "cuideachd. Tha coimhearsnachdan nan eilean a' feitheamh ris."
    ),
    (
        "Mòran taing airson na coinneimh ann an Steòrnabhagh. An cuir sibh na notaichean air an làraich, ma "
        "'s e ur toil e?"
    ),
    (
        "Je vis à Édimbourg depuis douze ans et je trouve ce plan encourageant. Serait-il possible "
        "d'indiquer, pour chaque engagement, qui est responsable et à quelle date il sera vérifié ?"
    ),
    (
        "Bonjour, la traduction française du résumé contient une erreur : « comté » n'est pas « council area "
        "». Je peux relire le texte bénévolement."
    ),
    (
        "Mieszkam w Aberdeen od 2007 roku. Dobrze, że plan mówi o tłumaczeniach, ale brakuje w nim terminu. "
        "Kiedy dokumenty będą dostępne po polsku?"
    ),
    (
        "Czy osoby bez obywatelstwa mogą głosować w budżecie obywatelskim? W planie nie ma o tym słowa, a to "
        "ważne dla rodziców dzieci w tutejszych szkołach."
    ),
    "Fix the map. {Clackmannan|Nairn|Selkirk} is not where you put it.",
    "Wrong year under commitment {1|2|5}: the Act is of 2015, not 2016.",
    "Second sentence: 'principle' -> 'principal'. Fourth sentence: 'it's' -> 'its'.",
    (
        "Proposed wording for 3.{1|2|4}: 'By 30 June the directorate publishes all responses, with the "
        "writers' consent, and a reply to each main point.' Reason: at present only a summary is promised "
        "and we cannot see what was left out."
    ),
    "I would delete the whole paragraph on 'innovation labs'. It has no date, no budget and no owner.",
    (
        "Could we have one list of all advisory groups with members, pay and minutes? I counted {63|71|58} "
        "on different pages, some of which have not met since before the pandemic."
    ),
    (
        "Sorry if this is the wrong place. I cant find where to sign up for the citizens assembly, the link "
        "in the letter dosent work and the phone just plays music. Im 74 and would love to take part."
    ),
    "i dont get the diffrence between a milestone and a commitment, can someone explain it in normal words",
    (
        "Very good meeting in {Dumfries|Hawick|Elgin}, thanks to the two ladies who ran it. The tea was good "
        "too. I only ask that what we wrote on the yellow notes does not go in a drawer."
    ),
    (
        "Excellent work, really useful page. I have shared it with our parent council and we shall send our "
        "comments by the end of the month."
    ),
    (
        "What a brilliant idea to let people edit the plan itself! I was sceptical. Small wish: show who "
        "changed what on one page, newest first."
    ),
    (
        "Wonderful to read that the climate data will be open. As an amateur I keep rain records since 1988 "
        "and would give them to anyone who wants them."
    ),
    (
        "You talk about trust. Trust went when the library shut after 1,400 people objected. Start there: "
        "tell us, for every consultation, what people said, what you did, and why the two differ!"
    ),
    (
        "Why are there no farmers on the steering group? Or anyone from north of {Inverness|Pitlochry}? It "
        "is easy to be open with folk who live two tram stops away."
    ),
    (
        "Carers cannot come to a meeting at 2 pm on a weekday. Pay for a sitter or hold it online in the "
        "evening. I have said this at every consultation since 2016 and am beginning to feel like a stuck "
        "record."
    ),
    (
        "On procurement: please use the Open Contracting Data Standard and say so by name. A "
        "'machine-readable format' may be anything. We at a small software co-op have tried to read the "
        "present files, and each council has its own columns. A standard costs a few days of work once; not "
        "having one costs everybody weeks every year. We would be happy to show our notes to whoever is "
        "responsible, without any fee or obligation, and to let others check them."
    ),
    (
        "The plan should mention the Ombudsman's report of last {spring|autumn}. It found that one complaint "
        "in {four|five} was answered late."
    ),
    (
        "Lobbying register: the threshold of face-to-face meetings leaves out e-mail and phone calls. See "
        "https://www.lobbying.scot/ for what is in it now. Nearly everything that matters happens by e-mail."
    ),
    "I agree with {Morag|Callum|Mrs Petrie} above.",
    "Not convinced. Where is the evidence that assemblies change anything?",
    "Can I still comment after the {14th|21st|28th}?",
    "+1",
    "Please make it easier to find. I got here by accident!",
    (
        "Does 'public bodies' include ALEOs and arm's-length companies such as the leisure trust? If not, it "
        "should. They spend our money and are outside FOI half the time."
    ),
    (
        "About money: the plan has eight commitments and no budget line. I asked in writing and was told it "
        "comes 'from existing resources'. Whose? A person working on this one day a week cannot deliver "
        "three milestones by Christmas. I would rather have four commitments that are paid for than eight "
        "that are wishes. If there is a sum, print it; if there is none, print that too."
    ),
    (
        "I was at the {Paisley|Leith|Govan} session. The note says 'broad support'. That is not what I "
        "heard. At our table five out of seven were against the app, because their phones are old or shared, "
        "and wanted a person at a desk."
    ),
    (
        "Energy rebate: four different pages tell me four different things about who can claim. One true "
        "page, kept up to date, with the date on it. That is my whole contribution to open government."
    ),
    (
        "Small business owner. Bidding for a £3,000 job takes the same 40 pages as for £3 million. Open "
        "contracting should also mean forms a plumber can fill in at night."
    ),
    (
        "As a GP in a deprived practice I would ask that waiting times be published by practice area and not "
        "by board. Averages hide exactly the people this plan speaks of. The data exist; my own practice "
        "sends them each month."
    ),
    (
        "I run the tourist cafe at {Glencoe|Tobermory|Aviemore} and nobody asked us about the visitor levy. "
        "The consultation ran in July! In July we do not sleep, never mind fill in forms."
    ),
    (
        "With respect to the writer above, the Act does not say that. Section 10 says a public body must "
        "'have regard to' the reasons given in a participation request. You can read it at "
        "https://www.legislation.gov.uk/asp/2015/6/contents and make up your own mind."
    ),
    (
        "The Information Commissioner's decisions are at https://www.foi.scot/decisions and would make a "
        "good measure: how many were against each body, each year. Put that in as an indicator."
    ),
    (
        "Can someone from the plan team please phone me back? I left messages on Monday and Thursday about "
        "the hall booking in {Wick|Thurso}. They have my number."
    ),
    (
        "If you need help with the form come to the Citizens Advice office, we are in the old bank on "
        "{Bridge Street|Mill Road} Monday to Thursday, free and private. www.cas.org.uk has the opening "
        "times of the others."
    ),
    (
        "I am a student writing my dissertation on open government in small nations. Would three or four "
        "people who took part in the last plan be willing to talk for half an hour? My supervisor at the "
        "university has approved the questions. You can reach me at "
        "{e.sinclair|r.mcarthur}@students.lochhead-university.example."
    ),
    (
        "Essay mills and AI now write half the consultation responses, according to a friend in the civil "
        "service. How will you tell? I'd like the plan to say how responses are weighed."
    ),
    (
        "The football club was sold, the stadium land was ours, and the price is 'confidential'. When public "
        "land is sold to betting-firm owners I want to see the paper. Commitment on assets, please: price, "
        "buyer, date."
    ),
    (
        "Visa fees and the forms around them are reserved to Westminster, I know, but could the integration "
        "commitment at least list the free and regulated advisers? People in our English class pay hundreds "
        "to 'consultants'."
    ),
    (
        "I have sat on our community council for {eleven|nine} years and would like to say something about "
        "how consultations look from this end. A letter arrives, usually in December, with four weeks to "
        "answer. We are nine volunteers; two have jobs with shifts, one is a carer, and our clerk does the "
        "minutes at her kitchen table. We meet once a month. By the time we have met, talked to anybody and "
        "agreed on a text, the date has gone by. Then the report says 'few responses were received from "
        "community bodies'. So here is a change to the wording of commitment 2: 'No consultation runs for "
        "less than twelve weeks, and none closes in the first fortnight of January or in the school "
        "holidays. Every body that answered is told within sixty days what was decided and why.' It costs "
        "nothing, and it would do more for trust than any new platform."
    ),
    (
        "On money and debt, from somebody who gives advice for a living at a free, charity-run office. Last "
        "year {412|386} people came to us about payday loans and doorstep lenders, and {97|88} about online "
        "casinos and betting apps. Nearly all of them had asked the council for a crisis grant first, and "
        "had waited. None of this can be seen in the data which the plan promises, because 'financial "
        "wellbeing' is counted once a year, for the whole country, by survey. Please add a milestone: each "
        "quarter, for each council area, how many asked for a crisis grant, how many got it, how long it "
        "took, and how many were sent to a credit union or to an adviser. We would gladly send our own "
        "figures, without names. Our annual report, with the tables, is at "
        "https://www.strathburnmoneyadvice.example/annual-report-2024 and the office is 01632 960 555 should "
        "an officer wish to talk it over."
    ),
    (
        "I am angry, so forgive the length. In {2019|2020} my street was told that the old nursery would "
        "become a community garden. We filled in the forms. We came to THREE meetings. My late husband drew "
        "the beds! Then the site was sold, and the first we heard of it was a fence. When I asked under "
        "freedom of information who had bought it and for how much I was given eleven pages with everything "
        "blacked out but the word 'Dear'. The appeal took fourteen months, and the Commissioner found for "
        "me. By then there were flats. So when I read in commitment 6 that 'decisions on public assets will "
        "be communicated in a timely manner' I want to know: timely for whom? Write it down properly. "
        "'Before land is sold, the price, the buyer and the reasons are published for thirty days.' That is "
        "one sentence. If you cannot put that in, take the whole section out and stop pretending."
    ),
    (
        "Milestone 1 done? It is marked 'complete' yet the page it points to is empty (checked {today|this "
        "morning|on Sunday})."
    ),
    (
        "I'd add one word. 'The forum meets {quarterly|twice a year}' -> 'The forum meets {quarterly|twice a "
        "year} in public'."
    ),
)

GREETINGS: tuple[str, ...] = (
    "Hello, ",
    "Hi all. ",
    "Good morning. ",
    "Dear team, ",
    "Dear all, ",
    "Just a thought: ",
)
SIGNATURES: tuple[str, ...] = (
    " Thanks, Morag",
    " Regards, J. Petrie",
    " Thank you.",
    " Kind regards, Isla M.",
    " - Callum, Dundee",
    " Cheers",
    " (Resident, ward 4)",
    " Yours, A. Buchan (Mrs)",
    " Hope this helps.",
)
SLIPS: tuple[tuple[str, str], ...] = (
    ("the ", "teh "),
    ("because", "becuase"),
    ("government", "goverment"),
    ("publish", "pubish"),
    ("their", "thier"),
    ("I ", "i "),
    ("council", "counsil"),
    ("would", "woud"),
    ("commitment", "committment"),
    ("people", "poeple"),
)

PLACES: tuple[str, ...] = (
    "Glasgow",
    "Edinburgh",
    "Leeds",
    "Aberdeen",
    "Stirling",
    "Manchester",
    "Perth",
    "Dundee",
    "Bristol",
    "Inverness",
    "Paisley",
    "Cardiff",
)
NAMES: tuple[str, ...] = (
    "Anita Rowland",
    "Bright Olsen",
    "Carmen Vell",
    "Daniel Marsh",
    "Ego Sanni",
    "Faith Moreau",
    "Gareth Lune",
    "Helena Brück",
    "Ikram Dale",
    "Jessica Flint",
    "Kelvin Orsted",
    "Lena Vasko",
    "Morris Adeyo",
    "Nadia Perrin",
)
SUMS: tuple[str, ...] = (
    "£12,400",
    "$85,000",
    "£3,700",
    "£250,000",
    "€64,000",
    "$1.2 million",
    "£9,150",
    "£38,000",
)
CASH: tuple[str, ...] = ("£99", "£199", "$49", "£150", "$250", "£75", "€120", "$499", "£320")
SYLLABLES: tuple[str, ...] = (
    "kra",
    "vol",
    "tim",
    "zed",
    "oru",
    "plin",
    "dax",
    "mew",
    "sko",
    "fen",
    "gul",
    "rib",
    "nox",
    "tarn",
    "quil",
    "bre",
)
RESERVED: tuple[str, ...] = (".example", ".test", ".invalid", ".shop.example", ".co.example", ".online.test")
COMMON: tuple[str, ...] = (
    ".com",
    ".top",
    ".xyz",
    ".site",
    ".shop",
    ".online",
    ".net",
    ".info",
    ".co.uk",
    ".club",
)
SHORTENERS: tuple[str, ...] = (
    "bitlnk.example",
    "tinyurrl.test",
    "shrt-go.invalid",
    "cutt-ly.example",
    "t-ly.test",
)
PATHS: tuple[str, ...] = (
    "",
    "",
    "",
    "/",
    "/go",
    "/promo",
    "/blog/best-offers",
    "/?ref=",
    "/uk/",
    "/index.php?id=",
    "/p/",
    "/landing?utm_source=gov&a=",
)
FREE_MAIL: tuple[str, ...] = (
    "gmaill.example",
    "outlock.test",
    "protonmall.example",
    "mail-desk.invalid",
    "consultant.test",
)
STYLES: tuple[str, ...] = (
    "html",
    "bbcode",
    "markdown",
    "wiki",
    "plain",
    "bare",
    "short",
    "dotted",
    "spaced",
    "shotgun",
    "named",
    "reference",
)
DISGUISES: dict[int, str] = {
    4: "cyrillic",
    9: "zerowidth",
    12: "bold",
    15: "wide",
    18: "leet",
    20: "cyrillic",
    23: "zerowidth",
}  # by the operator's rank; the others write plainly
LOOKALIKES = str.maketrans("aeopcxiyHKMTB", "аеорсхіуНКМТВ")
LEET = str.maketrans("aeios", "4310$")
ZERO_WIDTH: tuple[str, ...] = ("\u200b", "\u200c", "\u2060", "\u200d", "\u00ad")

_CHOICE = re.compile(r"\{([^{}]*)\}")
_BLANK = re.compile(r"\$([a-z]+)")
_PARTS = re.compile(r"(\$[a-z]+|\{[^{}]*\})")


def spin(text: str, rng: random.Random) -> str:
    """`text` with every `{a|b}` settled, the innermost first."""
    while _CHOICE.search(text):
        text = _CHOICE.sub(lambda found: rng.choice(found[1].split("|")), text)
    return text


# Spam ----------------------------------------------------------------------------------------------


def _new_site(stems: tuple[str, ...], rng: random.Random) -> str:
    """An invented domain for a trade: under a reserved ending, or too long and odd to exist."""
    first, second = rng.sample(stems, 2)
    if rng.random() < 0.4:
        ending = rng.choice(("", "24", "365", "uk", "pro", str(rng.randint(2, 99))))
        return f"{first}{rng.choice(('', '-'))}{second}{ending}{rng.choice(RESERVED)}"
    odd = "".join(rng.sample(SYLLABLES, 3))
    digits = rng.choice(("", "", str(rng.randint(11, 9999))))
    return f"{first}{rng.choice(('', '-'))}{second}{rng.choice(('', '-'))}{odd}{digits}{rng.choice(COMMON)}"


def _new_phone(rng: random.Random) -> str:
    """Ten digits of a North American or British number kept for fiction, the country code before them."""
    if rng.random() < 0.6:
        return f"1 {rng.choice(('800', '888', '855', '877', '844'))} 555 01{rng.randint(0, 99):02}"
    return f"44 {rng.choice(('20 7946 0', '131 496 0', '141 496 0', '808 157 0'))}{rng.randint(0, 999):03}"


def _new_operator(families: tuple[str, ...], rank: int, rng: random.Random) -> Operator:
    """A spammer for these families; every third one rotates through many domains."""
    many = rank % 3 == 2
    sites = {
        name: tuple(
            _new_site(BY_NAME[name].stems, rng)
            for _ in range(rng.randint(25, 60) if many else rng.randint(1, 2))
        )
        for name in families
    }
    nonsense = "".join(rng.sample(SYLLABLES, 2))
    handle = f"{rng.choice(BY_NAME[families[0]].stems)}_{nonsense}{rng.randint(1, 99)}"
    return Operator(
        families=families,
        sites=sites,
        phones=tuple(_new_phone(rng) for _ in range(rng.randint(1, 3))),
        mobile=f"44 7700 900{rng.randint(0, 999):03}",
        handle=handle,
        mail=f"{handle.replace('_', rng.choice(('.', '', '-')))}@{rng.choice(FREE_MAIL)}",
        styles=tuple(rng.sample(STYLES, rng.randint(1, 4))),
        disguise=DISGUISES.get(rank, "none"),
        cunning=rng.choice((0.0, 0.1, 0.3, 0.5, 0.8)),
        leaky=rank % 8 == 3,
        weight=1.0 / (1.0 + rank * 0.12),
    )


def _new_operators(rng: random.Random) -> tuple[Operator, ...]:
    """The wave's operators; between them they work in every family."""
    names = list(BY_NAME)
    rng.shuffle(names)
    hands = [names[rank::OPERATORS] for rank in range(OPERATORS)]
    for hand in hands:
        hand.extend(rng.sample([name for name in names if name not in hand], rng.randint(1, 2)))
    return tuple(_new_operator(tuple(hand), rank, rng) for rank, hand in enumerate(hands))


def _show_phone(phone: str, rng: random.Random) -> str:
    """The number in one of the ways in which spammers write it."""
    country, *rest = phone.split(" ")
    first = rest[0]
    return rng.choice(
        (
            f"+{phone}",
            f"+{country}-{'-'.join(rest)}",
            f"+{country} ({first}) {' '.join(rest[1:])}",
            f"+{country}{''.join(rest)}",
            f"{country}•{'•'.join(rest)}",
            f"☎️ +{country}↔{'↔'.join(rest)}",
            f"{country}.{'.'.join(rest)}",
            f"0{' '.join(rest)}" if country == "44" else f"{country}-{'-'.join(rest)}",
        )
    )


def _show_messenger(handle: str, rng: random.Random) -> str:
    """A messenger account, as a name or as an address."""
    return rng.choice((f"@{handle}", f"t.me/{handle}", f"https://t.me/{handle}", f"(at) {handle}", handle))


def _show_mail(mail: str, rng: random.Random) -> str:
    """A mail address, now and then disguised."""
    user, host = mail.split("@")
    return rng.choice(
        (mail, mail, mail, f"{user} at {host.replace('.', ' dot ')}", f"{user}(@){host}", f"mailto:{mail}")
    )


def _address(site: str, rng: random.Random) -> str:
    """A full web address on the site."""
    path = rng.choice(PATHS)
    tail = str(rng.randint(10, 99999)) if path.endswith(("=", "p/")) else ""
    return f"{rng.choice(('https://', 'http://', 'https://www.'))}{site}{path}{tail}"


def _short_address(rng: random.Random) -> str:
    """An address at a link shortener."""
    code = "".join(rng.choices("abcdefghkmnpqrstuvwxyzABCDEFGHKLMNPQRSTUVWXYZ23456789", k=6))
    return f"{rng.choice(('https://', ''))}{rng.choice(SHORTENERS)}/{code}"


def _dotted(site: str, rng: random.Random) -> str:
    """The site's name with its dots written out."""
    return site.replace(".", rng.choice((" dot ", " [dot] ", "(dot)", " (.) ", "[.]", " DOT ", " d0t ")))


def _link(style: str, site: str, anchor: str, rng: random.Random) -> str:
    """A link in the style: markup, plain address, or disguise."""
    url = _address(site, rng)
    forms: dict[str, Callable[[], str]] = {
        "html": lambda: f'<a href="{url}"{rng.choice(("", " rel=dofollow", " target=_blank"))}>{anchor}</a>',
        "bbcode": lambda: f"[url={url}]{anchor}[/url]",
        "markdown": lambda: f"[{anchor}]({url})",
        "wiki": lambda: f"[{url} {anchor}]",
        "plain": lambda: url,
        "bare": lambda: rng.choice((site, f"www.{site}")),
        "short": lambda: _short_address(rng),
        "dotted": lambda: _dotted(site, rng),
        "spaced": lambda: site.replace(".", rng.choice((" . ", " .", ". "))),
        "shotgun": lambda: f'<a href="{url}">{anchor}</a> [url={url}]{anchor}[/url] {url}',
        "named": lambda: f"{anchor} {url}",
        "reference": lambda: f"[{anchor}][1]\n\n[1]: {url}",
    }
    return forms[style]()


def _bold(text: str) -> str:
    """`text` in the mathematical bold letters that look like ordinary ones."""
    return "".join(
        chr(ord(char) + (0x1D5D4 - ord("A") if char.isupper() else 0x1D5EE - ord("a")))
        if char.isascii() and char.isalpha()
        else char
        for char in text
    )


def _wide(text: str) -> str:
    """`text` in full-width letters."""
    return "".join(chr(ord(char) + 0xFEE0) if char.isascii() and char.isalnum() else char for char in text)


def _disguise_word(word: str, kind: str, rng: random.Random) -> str:
    """One word disguised, most short ones left alone."""
    if kind == "none" or len(word) < 4 or rng.random() < 0.5:
        return word
    if kind == "zerowidth":
        cut = rng.randint(1, len(word) - 1)
        return word[:cut] + rng.choice(ZERO_WIDTH) + word[cut:]
    if kind == "leet":
        return word[0] + word[1:].translate(LEET).replace("$", "5")
    if kind == "bold":
        return _bold(word)
    return _wide(word) if kind == "wide" else word.translate(LOOKALIKES)


def _disguise(text: str, kind: str, rng: random.Random) -> str:
    """The words of `text` disguised; blanks to be filled and choices left open stay as they are."""
    if kind == "none":
        return text
    parts = _PARTS.split(text)
    return "".join(
        part
        if part.startswith(("$", "{"))
        else " ".join(_disguise_word(word, kind, rng) for word in part.split(" "))
        for part in parts
    )


def _fill(text: str, operator: Operator, family: Family, kind: str, rng: random.Random) -> str:
    """`text` with its blanks filled in for this operator."""
    many = operator.sites[family.name]
    site = rng.choice(many)

    def link() -> str:
        anchor = _disguise(rng.choice(family.anchors), kind, rng)
        return _link(rng.choice(operator.styles), rng.choice(many), anchor, rng)

    place, name = rng.choice(PLACES), rng.choice(NAMES)
    makers: dict[str, Callable[[], str]] = {
        "link": link,
        "url": lambda: _address(rng.choice(many), rng),
        "site": lambda: _dotted(site, rng) if rng.random() < 0.15 else site,
        "phone": lambda: _show_phone(rng.choice(operator.phones), rng),
        "wa": lambda: _show_phone(operator.mobile, rng),
        "tg": lambda: _show_messenger(operator.handle, rng),
        "mail": lambda: _show_mail(operator.mail, rng),
        "place": lambda: place,
        "name": lambda: name,
        "sum": lambda: rng.choice(SUMS),
        "cash": lambda: rng.choice(CASH),
        "big": lambda: f"{rng.choice((500, 1200, 3000, 4500, 7000, 10000, 25000)):,}",
        "year": lambda: rng.choice(("2024", "2025", "2026")),
        "n": lambda: str(rng.randint(1, 9)),
        "hash": lambda: "".join(rng.choices("023456789acdefghjklmnpqrstuvwxyz", k=30)),
    }
    return _BLANK.sub(lambda found: makers[found[1]](), text)


def _sentences(operator: Operator, family: Family, rng: random.Random) -> list[str]:
    """The sentences of one post, not yet spun: the shapes run from a single line to a small article."""
    shape = rng.choices(("line", "short", "middle", "long", "article"), (12, 26, 32, 20, 10))[0]
    asks = [rng.choice(family.asks)]
    opens = [] if shape == "line" else [rng.choice(family.opens)]
    wanted = {"line": 0, "short": rng.randint(0, 1), "middle": 2, "long": 3, "article": len(family.bodies)}[
        shape
    ]
    bodies = rng.sample(family.bodies, min(wanted, len(family.bodies)))
    if family.lang == "en" and rng.random() < operator.cunning:
        opens = rng.sample(CIVIC, rng.choice((1, 1, 2))) + opens
    if shape == "article":
        asks = rng.sample(family.asks, 2)
        opens += [text for text in family.opens if text not in opens]
    if len(bodies) > 1 and rng.random() < 0.25:
        return [*opens, bodies[0], *asks, *bodies[1:]]
    return [*opens, *bodies, *asks]


def _spam_post(operator: Operator, rng: random.Random) -> str:
    """One post of the operator's."""
    family = BY_NAME[rng.choices(operator.families, [3] + [1] * (len(operator.families) - 1))[0]]
    raw = operator.leaky and rng.random() < 0.3
    joint = "\n" if rng.random() < 0.12 else "" if family.lang == "zh" else " "
    sentences = _sentences(operator, family, rng)
    spun = joint.join(text if raw and rng.random() < 0.6 else spin(text, rng) for text in sentences)
    kind = operator.disguise if rng.random() < 0.7 else "none"
    return _fill(_disguise(spun, kind, rng), operator, family, kind, rng)


def _wave(seed: int) -> Iterator[str]:
    """Spam without end: operators take turns in bursts."""
    rng = random.Random(f"spam {seed}")
    operators = _new_operators(rng)
    weights = [operator.weight for operator in operators]
    while True:
        operator = rng.choices(operators, weights)[0]
        for _ in range(rng.choice((1, 1, 1, 2, 3, 6))):
            yield _spam_post(operator, rng)


def spam(count: int, seed: int = 0) -> list[str]:
    """A wave of `count` spam posts, in the order in which they arrive.

    The same seed gives the same wave, and a shorter wave is the beginning of a longer one.  Each post asks
    the reader to go or write somewhere or to buy.  The posts come from `OPERATORS` spammers, whose sites,
    numbers and accounts come back throughout the wave; some rotate through dozens of domains.
    """
    source = _wave(seed)
    return [next(source) for _ in range(count)]


# Honest posts --------------------------------------------------------------------------------------


def _slip(text: str, rng: random.Random) -> str:
    """`text` with one typing error, where one of the usual ones fits."""
    fitting = [pair for pair in SLIPS if pair[0] in text and "http" not in text and "@" not in text]
    return text.replace(*rng.choice(fitting), 1) if fitting else text


def _vary(text: str, rng: random.Random) -> str:
    """A light variation: a greeting, a signature, or a typing error, and often none of them."""
    if rng.random() < 0.25:
        text = rng.choice(GREETINGS) + text
    if rng.random() < 0.25:
        text += rng.choice(SIGNATURES)
    return _slip(text, rng) if rng.random() < 0.15 else text


def _voices(seed: int) -> Iterator[str]:
    """Honest posts without end: every text once before any comes again, and varied from then on."""
    rng = random.Random(f"honest {seed}")
    rounds = 0
    while True:
        for text in rng.sample(HONEST, len(HONEST)):
            spun = spin(text, rng)
            yield _vary(spun, rng) if rounds else spun
        rounds += 1


def honest(count: int, seed: int = 0) -> list[str]:
    """`count` posts by citizens, officers, charities, journalists and pupils, in a shuffled order.

    The same seed gives the same posts, and a shorter list is the beginning of a longer one.  The first
    `len(HONEST)` posts are all different texts; later ones repeat these with light variation, so that
    short ones can recur word for word.  None of them sells anything, though some hold a link, a telephone
    number or words like loan and casino.
    """
    source = _voices(seed)
    return [next(source) for _ in range(count)]


def _main() -> None:
    """Print a few samples of each kind."""
    for title, posts in (("SPAM", spam(12)), ("HONEST", honest(8))):
        print(f"==== {title}")
        for post in posts:
            print(f"- {post}\n")


if __name__ == "__main__":
    _main()
