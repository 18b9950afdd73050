import type { Lexicon } from "./labels.ts";

/** English words by label. */
export const english: Lexicon = {
  function:
    "a, an, the, of, to, in, on, at, by, for, from, with, and, or, but, as, is, are, was, were, be, been, being, am, it, its, it's, this, that, these, those, there, here, i, i'm, im, me, my, we, us, our, you, your, they, them, their, he, she, his, her, him, do, does, did, done, doing, have, has, had, can, could, may, might, must, should, would, will, shall, need, want, like, please, tell, give, know, let, get, got, if, so, then, than, not, no, yes, also, any, some, all, about, into, within, under, which, that's, up, out, against, between, during, through, toward, towards, across, over, without, via, only, just, still, ever, currently, exactly, very, more, most, other, such, main, mainly, particular, information, info, called, name, named, before, earlier, previously, formerly, again, operate, operates, operated, exist, exists, happen, happened, take place, took place, take, took, place, made, make, go, one, show, describe, explain, see, hey, ok, okay, really, actually, dear, thing, things, kind, type, way, u, pls, plz, responsible, charge, sit, sits, bring, brings, cover, covers, covered, live, lives, living, lived, anyone, someone, anybody, somebody, lot, many, much, part, become, work, works, working, worked, hold, held, going, goes, gets, be held, now, today, currently, always, often, sometimes, first, together, fully, officially, approximately, actual, actually, exact, present, current, today's, belonging, look, find, found out, search, send, explain, provide, provides, provided, offer, offers, concern, concerns, considered, aware, wonder, wondering, curious, regarding, concerning, there's, what's, who's, where's, too, quite, completely, already, yesterday, tomorrow, week, weeks, hour ago, days, day, morning, evening, mother, mom, mum, father, dad, parents, sister, brother, son, daughter, child, children, kid, kids, baby, husband, wife, friend, friends, cousin, uncle, aunt, grandmother, grandfather, neighbour, neighbor, family, relative, relatives, nobody, no one, everybody, everyone, nothing, something, anything, can't, cannot, couldn't, won't, don't, doesn't, didn't, isn't, aren't, wasn't, i've, i'd, i'll, he's, she's, they're, we're, you're, desperate, desperately, tired, exhausted, worried, afraid, scared, confused, lost, stressed, urgent, urgently, asap, quickly, quick, fast, sorry, sir, madam, guys, kindly, just want, wants, wanted, needs, needed, asked, ask, asking, told, tell me, says, said, say, heard, hear, hope, think, thought, believe, guess, suppose, maybe, perhaps, possible, possibly, somehow, anyway, walking, walk, walked, around, away, alone, same, both, each, every, another, whole, half, while, because, since, until, after, though, although, however, what about, how about, well, oh, um, everything, went, stuck, existed, existing, come, came, five, six, seven, eight, nine, ten, having, whether, ours, yours, mine, hers, theirs, itself, themselves, himself, herself, myself, yourself, upon, per, else, either, neither, whenever, wherever, whatever, whichever, whoever, basically, simply, generally, usually, entire, point, points, older, newer, bigger, good, better, best, bad, worse, apart, except, besides, beyond, instead, rather, enough, several, few, less, least, simple, words, briefly, short, plain, teh, tht, ur, r, wich, abt, bc, cuz, coz, gonna, wanna, gotta, lemme, dunno",
  "intent:when":
    "when, which year, what year, which years, what years, since when, until when, what date, which date, which month, what month, how long ago, date of, what time period, what period, from when, starting when, as of when, what day, on what date, which period, in which year, how old, wen, whn, when's",
  "intent:who":
    "who, whom, whose, who's, which agency, which ministry, which organisation, which organization, which body, what organisation, what organization, what agency, what ministry, which institution, which authority, what body, which department, which company, hwo, whos, whoz",
  "intent:where":
    "where, where's, which city, which cities, what city, which town, which towns, which countries, location, located, which street, what street, which country, what country, which address, wher, wheres",
  "intent:amount":
    "how much, how many, what budget, how large, how big, how expensive, what amount, how long, how often, how many times, how old, what sum, what's the price, what is the price, what is the cost, how frequently, hw much, hw many, how mch",
  "intent:list":
    "list, enumerate, what are, what were, name the, name all, what activities, what tasks, what functions, what goals, what kinds, what kind of, what does, what do, what areas, what services, what other, consist of, consists of",
  "intent:why": "why, what for, purpose, what is the aim, what is the goal, for what reason, reason",
  "intent:what":
    "wat, what, what's, what is, how, meaning of, mean, means, stand for, stands for, define, definition, describe, wht, whats, wats",
  "intent:contact":
    "contact*, phone*, telephone, tel, call, number, numbers, e-mail*, email*, mail, mailbox, address*, reach, write to, get in touch, hotline*, dial, ambulance, telephone number, ring, hot line, street",
  "concept:general": "general, overall",
  "concept:specific": "specific, concrete",
  "concept:hours":
    "hours, opening times, is open, are open, open on, weekend, weekends, saturday, sunday, working days, schedule, timetable, what time, opening hours, lunch break",
  "concept:obtain":
    "how do i get, how can i get, how to get, where can i get, where do i get, how do i obtain, obtain, obtaining, apply for, applying for, extend, renew, get a, getting a, renewal, issue a, issued",
  "concept:person":
    "head of, leader, leaders, minister, ministers, director, chief, boss, president, deputy, surname, in person",
  "concept:people": "people, persons, person, migrants",
  "concept:next": "next, upcoming",
  "concept:found":
    "create*, creati*, establish*, formed, form a, found, founded, founding, set up, setup, launched, came into being, formation, founded, start date, came to be, came into existence, born, origin, set-up, instituted, inception, begin work",
  "concept:change":
    "transform*, rename*, turned into, turn into, became, become, converted, changed, change, named, renaming, changed into, reorganis*, reorganiz*, reformed into, reshaped, new name",
  "concept:abolish":
    "closed down, close down, shut down, shut, was closed, is closed, been closed, abolish*, dissolv*, disband*, terminated, cancelled, canceled, discontinued, closed",
  "concept:papers": "document, documents, papers, paperwork, certificate*",
  often: "how often, how frequently, how many times a year, how many times",
  "concept:merge":
    "merge*, merging, merger, united, unite, combined, combine, joined, fuse, fused, fusion, brought together, put together, joined together, blended, become one, became one, turned into one, one group",
  "concept:coordinate":
    "coordinat*, co-ordinat*, lead, leads, led, heads, headed, in charge, in charge of, head, heading, directs, oversees, oversee, supervise*, steer*",
  "concept:manage":
    "run, runs, running, manage, manages, managed, managing, management, maintain*, operated by, administer*, looks after, look after, take care of",
  "concept:under":
    "under, subordinate*, subordinated, subordinate to, reports to, report to, jurisdiction, attached to",
  "concept:employment":
    "job, jobs, employ*, employment, work abroad, working abroad, labour, labor, vacancy, vacancies, earn money, find work, hire*, hiring, workers",
  "concept:chair":
    "chair, chairs, chaired, chairman, chairperson, chairing, co-chair*, cochair*, presides, head, heads, headed, heading, at the head, on top of, co chair, co chairs, vice chair, presided, presiding, lead, leads, led, in charge",
  "concept:member":
    "member*, part of, belong*, composition, composed, represented, participat*, participant*, sit on, sits on, included in, sitting in, take part, takes part, taking part, participate, involved in, belongs to, who is in, represented in",
  "concept:body":
    "agency, agencies, bodies, body, institution*, ministries, ministry, authorities, state bodies, government bodies, state agencies, office of the, authority, department, departments",
  "concept:aim":
    "aim*, goal*, purpose*, objective*, intended, why, achieve, want to achieve, strives, strive*, target, targets, mission, meant to, supposed to, what for, what's the point of, point of having, sort out",
  "concept:task":
    "task*, function*, duty, duties, responsibilit*, role, roles, mandate*, obligation*, does the secretariat do, job of",
  "concept:fund":
    "fund*, financ*, donor*, paid for, pays for, pay for, sponsor*, money came, money comes, bankroll*, contribut*, put up the money, pay, pays, paid, grant, grants, subsid*",
  "concept:budget":
    "budget*, cost, costs, money, spent, spend, sum, worth, price, million, euro, euros, millions, expens*, total cost, amount of money, how much money, price tag, financial, went into, how much is, how much are, how much does, how much did, how much do, how much was, how much were, how much for, fee, fees, tariff*",
  "concept:implement":
    "implement*, carried out, carry out, carries out, executed, ran, put into practice, realis*, realiz*, deliver*, conduct*, executing, execute",
  "concept:duration":
    "last, lasted, lasts, long, duration, start, started, begin, began, end, ended, finish*, phase*, month, months, stage, stages, begins, starts, ends, over, completed, complete, conclude*, period, closed, over with, wrapped up",
  "concept:partner":
    "partner*, cooperat*, co-operat*, work with, works with, working with, collaborat*, together with, side by side, join forces, allies, works together, work together",
  "concept:international": "international, foreign",
  "concept:ngo": "ngo, ngos, non-governmental, nongovernmental, civil society",
  "concept:component": "component*, consist*, consists of, made up of, parts, pillars, pillar, blocks",
  "concept:result": "result*, achiev*, outcome*, impact, effect*, accomplish*, what came out, came of, changed thanks",
  "concept:plan": "plan, planned, plans, planning, foreseen, envisaged, scheduled, intended to, going to",
  "concept:prepare":
    "develop, developed, develops, prepare*, preparing, draft*, drew up, drawn up, draw up, draws up, write, writes, wrote, written, produce*, elaborat*, author, authored, compile*, work out, worked out, drew, wrote up",
  "concept:return":
    "return*, go home, go back, went back, went home, gone back, come back, came back, came home, back from, coming back, going back, back home, come home, coming home, bring back, brings back, bring georgians home, home, returnee*, reintegrat*, deport*, sent back, send back, expelled, move back, get home, back to my country, return to georgia, to my homeland, homeland, leave georgia, come back home, repatriat*, moving back",
  "concept:help":
    "help*, assist*, support*, apply to, turn to, aid, care, rescue, look after, provide for, benefit, benefits",
  "concept:office":
    "office*, based, headquarter*, sits, located, branch, branches, location, building, find you, premises",
  "concept:phone": "phone*, telephone, tel, call, number, numbers, dial, hotline*",
  "concept:email": "e-mail*, email*, mail, mailbox",
  "concept:address": "address*, street, what street, which street, postal",
  "concept:website":
    "website*, web site, site, web page, webpage, link, web, homepage, home page, portal, online page, internet page, url",
  "concept:meeting":
    "meeting*, session*, conference*, meet, meets, gathering*, sitting, sittings, get together, gather",
  "concept:test": "test, tests, testing, trial, pilot, test mode, trial run, tested, switched on for",
  "concept:stateless":
    "stateless*, without citizenship, no citizenship, no nationality, without nationality, without a nationality",
  "concept:guide":
    "guide, guides, guidebook*, handbook*, manual*, brochure*, booklet*, leaflet*, manuals, instructions for",
  "concept:police": "police, patrol, cops, cop, traffic police, patrolmen, traffic cop, traffic cops, road police",
  "concept:emergency": "emergency, emergencies, ambulance, 112, 911",
  "concept:activity":
    "activity, activities, works on, work on, deals with, deal with, engaged in, projects, do, measure*",
  "concept:year": "year, years",
  "concept:start":
    "went live, start operating, started to operate, put into operation, started working, switched on, turned on, went into operation, launch, launched, put into service, activated, up and running, go live, came online",
  "concept:abroad":
    "abroad, emigrant*, emigrat*, emigration, overseas, foreign countries, other countries, another country",
  "concept:country":
    "germany, poland, greece, italy, spain, turkey, france, russia, usa, america, england, britain, israel, sweden, austria, netherlands, holland, belgium, czechia, portugal, ukraine, azerbaijan, armenia, ireland, switzerland, canada, iran, india, cyprus, lithuania, latvia, estonia, finland, norway, denmark, hungary, romania, bulgaria",
  "concept:two": "two, second, ii, 2nd",
  "concept:three": "three, third, iii, 3rd",
  "concept:four": "four, fourth, iv, 4th",
  "concept:psych": "psycholog*, psychosocial, psychiatr*, trauma*, depress*",
  "concept:health":
    "medical, medicine, doctor, doctors, hospital*, health, healthcare, treatment, treat, sick, ill, illness, disease*",
  "concept:combat": "fight*, combat*, against trafficking, struggle, prevent*, counter",
  "concept:organise":
    "arrang*, convene*, holds, hosts, host, organise, organises, organised, organising, organize, organizes, organized, organizing",
  "danger:medical":
    "heart attack, unconscious, fainted, passed out, collapsed, can't breathe, cannot breathe, not breathing, stroke, chest pain, seizure, overdose, poisoned, choking, labour pains, fell from, car accident, road accident, bleeding heavily, fire in, is on fire, house is burning",
  "concept:unit":
    "structural unit, division of, department of, branch of, subdivision*, belongs to, belong to, part of which",
  "talk:greeting": "hello, hi, hey, good morning, good evening, good afternoon, good day, greetings, hi there",
  "talk:thanks":
    "thanks, thank you, thank u, thx, many thanks, thank you very much, ty, thank you so much, thanks a lot, much appreciated, cheers, thank you for your help, you helped me, you have helped me",
  "talk:bye": "bye, goodbye, good bye, see you, have a nice day, take care, goodnight, good night",
  "talk:abilities":
    "what can you do, who are you, what are you, how are you, what do you know, how can you help, what can i ask, are you a bot, are you human, are you a robot, what do you do, can you help me, help me",
  "danger:life":
    "kill me, killing me, will kill, going to die, am dying, is dying, life is in danger, in danger, life in danger, suicide, kill myself, bleeding, with a gun, with a knife, murder",
  "danger:violence":
    "beats me, beating me, beat me, hits me, hit me, rape*, violence, violent, threatens me, threatening me, abuses me, abused, attacked me, assaulted",
  "danger:trafficking":
    "trafficking victim, victim of trafficking, trafficked, sold me, forces me, forced to work, forcing me, took my passport, takes my passport, taken my passport, locked me, locked up, held against, kidnapped, slavery, enslaved",
  steer:
    "forget your rules, forget all, forget your instructions, ignore your rules, ignore all, ignore previous, ignore your instructions, ignore the above, ignore everything, disregard, system prompt, your prompt, your instructions, password*, act as, pretend*, you are now, jailbreak, developer mode, admin, administrator, root access, api key, secret key, reveal, roleplay, role play, as an ai",
  topic:
    "migra*, migrant*, visa*, residence*, resident, permit*, citizenship, asylum, refugee*, border*, passport*, deport*, foreigner*, working group*, commission*, secretariat*, immigra*, emigra*, reintegrat*, registration, consul*, diaspora, trafficking, displaced, georgia*, tbilisi, justice, embassy",
};
