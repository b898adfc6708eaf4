"""Words of advertisements that nobody asked for, folded as `folding.folded` writes them.

Public affairs speak of loans, casinos and medicines too: such words alone raise nothing, several of them or one beside
a link do. `OFFERS` are phrases that hardly anybody uses but to sell.
"""

LONGEST = 4


def _list(words: str) -> frozenset[str]:
    return frozenset(line.strip() for line in words.replace("\n", ",").split(",") if line.strip())


OFFERS = _list("""
viagra, cialis, levitra, sildenafil, tadalafil, tramadol, xanax, phentermine, ivermectin, ozempic,
online pharmacy, no prescription, without prescription, canadian pharmacy, cheap meds, male enhancement,
weight loss pills, keto gummies, cbd gummies, cbd oil, fat burner, testosterone booster, miracle cure,
lose weight fast, diet pills, discreet shipping, steroids for sale, online casino, casino bonus,
free spins, slot online, slots online, slot gacor, judi online, poker online, betting tips,
no deposit bonus, live casino, bet now, jackpot winner, togel, baccarat, 1xbet, mostbet, pin up casino,
sportsbook, betting site, crypto trading, forex trading, forex signals, binary options, bitcoin investment,
crypto investment, guaranteed profit, guaranteed profits, guaranteed returns, guaranteed return,
double your money, double your bitcoin, passive income, financial freedom, investment platform,
trading platform, trading signals, mining pool, airdrop, presale, expert trader, recover your funds,
lost funds, recovery expert, crypto recovery, recover lost, recovery agent, hire a hacker,
professional hacker, ethical hacker, nft drop, token sale, seo services, seo service, seo expert,
seo agency, backlinks, backlink, link building, guest post, guest posts, rank on google,
first page of google, google ranking, increase traffic, domain authority, digital marketing agency,
buy followers, instagram followers, youtube views, buy likes, buy reviews, web design services,
mobile app development company, bulk email, grow your business, boost your sales, bulk sms, google reviews,
rank higher, instant loan, instant loans, quick loan, quick loans, personal loans, loan offer,
no credit check, fast cash, cash advance, urgent loan, credit repair, loan today, easy loans,
work from home, make money online, earn money online, earn from home, per day from home, be your own boss,
home based business, get rich, easy money, money online, earn up to, data entry jobs, earn daily,
per week from home, side hustle, hot girls, sexy girls, escort service, escorts, call girls, adult dating,
meet singles, local singles, hookup, porn, xxx, webcam girls, onlyfans, sugar daddy, sugar mummy,
adult chat, sex chat, mail order brides, dating site, replica watches, replica rolex, rolex replica,
replica handbags, louis vuitton, cheap jerseys, ray ban outlet, designer handbags, fake id, fake passport,
fake documents,
fake passports, real and fake, novelty documents, buy passport, driving licence for sale, counterfeit money, cloned cards,
registered passport, essay writing service, write my essay, buy essay, dissertation writing,
assignment help, term papers, custom essays, homework help, buy now, order now, click the link,
click this link, visit my website, visit my site, visit my blog, check out my, limited time offer,
best price, best prices, lowest price, lowest prices, discount code, promo code, coupon code,
free shipping, money back guarantee, act now, free gift, gift card, gift cards, you have won,
you are selected, claim your prize, next of kin, inheritance fund, million dollars, western union,
moneygram, love spell, spell caster, illuminati, join the brotherhood, psychic reading, astrologer,
black magic, get my ex back, herbal cure, cured my, herpes, dr spell, great doctor, iptv,
iptv subscription, cracked software, movie download, watch online free, vpn deal, airport taxi,
airport transfers, plumber near me, moving company, packers and movers, pest control services,
air duct cleaning, dm me, text me on, whatsapp me, message me on, contact him on, contact her on,
contact him via, reach him on, reach out to him, add me on, телеграм, казино, онлайн казино,
ставки на спорт, заработок, займ, займы, кредит онлайн, купить диплом, проститутки, виагра, криптовалют,
comprar viagra, casino en linea, ganar dinero, prestamos rapidos, online kredit, schnelles geld,
geld verdienen, casino en ligne, gagner de l'argent, credit rapide, pret entre particuliers, offre de pret,
pożyczka, kasyno, bonus senza deposito, acquista ora, penis enlargement, erectile dysfunction
""")

ADVERTS = _list("""
casino, casinos, poker, slots, jackpot, roulette, bet, bets, betting, gambling, gamble, wager, bonus,
bonuses, odds, payout, payouts, bitcoin, btc, crypto, cryptocurrency, ethereum, forex, trader, traders,
trading, profit, profits, invest, investors, investment, investments, roi, broker, wallet, withdraw,
withdrawal, earn, earning, earnings, earned, income, wealth, millionaire, rich, money, cash, dollars, usd,
loan, loans, lender, pharmacy, pills, pill, tablets, meds, medication, prescription, herbal, supplement,
supplements, slimming, cure, remedy, potency, seo, ranking, rankings, marketing, followers, subscribers,
clients, customers, sales, leads, branding, promote, promotion, discount, discounts, cheap, cheapest,
affordable, deal, deals, sale, shop, shopping, store, buy, purchase, wholesale, price, prices, shipping,
refund, guarantee, guaranteed, warranty, bestselling, exclusive, premium, luxury, amazing, incredible,
hurry, instant, instantly, sexy, girls, singles, dating, adult, escort, replica, rolex, watches, handbags,
sneakers, jerseys, sunglasses, jewelry, essay, essays, dissertation, homework, assignments, hacker,
hackers, hack, hacked, spell, lottery, prize, winner, winners, winning, won, congratulations, subscribe,
unsubscribe, download, streaming, iptv, vpn, coupon, voucher, click, blog, bookmarked, informative, niche,
webpage, hiring, vacancy, freelance, freelancer, testimonial, testimonials, legit, genuine, certified,
whatsapp, telegram, dm, counterfeit, make money, web traffic, website traffic, free download,
visit our website, visit our site, click here, sign up now, sports betting, bad credit, debt relief,
payday loan, payday loans, extra income, special offer, account manager, free trial, herbal medicine,
essay help, software download, carpet cleaning, roof repair, cheap flights, voodoo, nude, locksmith
""")

# What robots write below any page to be let in.
FLATTERY = _list("""
great post, nice post, awesome post, good post, great article, nice article, excellent article,
wonderful article, amazing article, great blog, nice blog, awesome blog, great site, nice site,
thanks for sharing, thank you for sharing, keep up the good, keep it up, keep posting, very informative,
really informative, informative post, bookmarked, i have bookmarked, will bookmark, great content,
quality content, just what i needed, stumbled upon, came across your, your writing, interesting article,
good job admin, nice information, good information, i really enjoyed reading, looking forward to your,
your blog, your article, this blog post, this website is
""")
