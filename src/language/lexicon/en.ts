import type { Lexicon } from "./labels.ts";

/** English words by label. */
export const english: Lexicon = {
  function:
    "a, an, the, of, to, in, on, at, by, for, from, with, and, or, but, as, is, are, was, were, be, been, being, am, it, its, it's, this, that, these, those, there, here, i, i'm, im, me, my, we, us, our, you, your, they, them, their, he, she, his, her, do, does, did, done, doing, have, has, had, can, could, may, might, must, should, would, will, shall, need, want, like, please, tell, give, know, let, get, got, if, so, then, than, not, no, yes, also, any, some, all, about, into, within, under, which, that's, up, out, against, between, during, through, toward, towards, across, over, without, via, only, just, still, ever, currently, exactly, very, more, most, other, such, main, mainly, particular, information, info, called, name, named, before, earlier, previously, formerly, again, operate, operates, operated, exist, exists, happen, happened, take place, took place, take, took, place, made, make, go, one, show, describe, explain, see, hey, ok, okay, really, actually, dear, thing, things, kind, type, way, u, pls, plz, responsible, charge, sit, sits, bring, brings, cover, covers, covered, live, lives, living, lived, anyone, someone, anybody, somebody, lot, many, much, part, become, work, works, working, worked, hold, held, going, goes, gets, be held, now, today, currently, always, often, sometimes, first, together, fully, officially, approximately, actual, actually, exact, present, current, today's, belonging, look, find, found out, search, send, explain, provide, provides, provided, offer, offers, concern, concerns, considered, aware, wonder, wondering, curious, regarding, concerning, there's, what's, who's, where's",
  "intent:when":
    "when, which year, what year, which years, what years, since when, until when, what date, which date, which month, what month, how long ago, date of, what time period, what period",
  "intent:who":
    "who, whom, whose, who's, which agency, which ministry, which organisation, which organization, which body, what organisation, what organization, what agency, what ministry, which institution",
  "intent:where":
    "where, where's, which city, which cities, what city, which town, which towns, which countries, location, located",
  "intent:amount":
    "how much, how many, what budget, how large, how big, how expensive, what amount, how long, how often",
  "intent:list":
    "list, enumerate, what are, what were, name the, name all, what activities, what tasks, what functions, what goals, what kinds, what kind of, what does, what do, what areas, what services, what other, consist of, consists of",
  "intent:why": "why, what for, purpose, what is the aim, what is the goal, for what reason, reason",
  "intent:what":
    "wat, what, what's, what is, how, meaning of, mean, means, stand for, stands for, define, definition, describe",
  "intent:contact":
    "contact*, phone*, telephone, tel, call, number, numbers, e-mail*, email*, mail, mailbox, address*, reach, write to, get in touch, hotline*, dial, ambulance",
  "concept:general": "general, overall",
  "concept:specific": "specific, concrete",
  "concept:hours":
    "hours, opening times, is open, are open, open on, weekend, weekends, saturday, sunday, working days, schedule, timetable",
  "concept:obtain":
    "how do i get, how can i get, how to get, where can i get, where do i get, how do i obtain, obtain, obtaining, apply for, applying for, extend, renew",
  "concept:person": "head of, leader, leaders, minister, ministers, director, chief, boss, president, deputy, surname",
  "concept:people": "people, persons, person, migrants",
  "concept:next": "next, upcoming",
  "concept:found":
    "create*, creati*, establish*, formed, form a, found, founded, founding, set up, setup, launched, came into being, formation, founded",
  "concept:change":
    "transform*, rename*, turned into, turn into, became, become, converted, changed, change, named, renaming",
  "concept:merge": "merge*, merging, merger, united, unite, combined, combine, joined",
  "concept:coordinate": "coordinat*, co-ordinat*, lead, leads, led, heads, headed, in charge",
  "concept:manage": "run, runs, running, manage, manages, managed, managing, management",
  "concept:under": "under, subordinate*, subordinated",
  "concept:employment": "job, jobs, employ*, employment",
  "concept:chair": "chair, chairs, chaired, chairman, chairperson, chairing, co-chair*, cochair*, presides",
  "concept:member":
    "member*, part of, belong*, composition, composed, represented, participat*, participant*, sit on, sits on, included in",
  "concept:body": "agency, agencies, bodies, body, institution*, ministries, ministry, authorities",
  "concept:aim": "aim*, goal*, purpose*, objective*, intended, why",
  "concept:task": "task*, function*, duty, duties, responsibilit*, role, roles",
  "concept:fund": "fund*, financ*, donor*, paid for, pays for, pay for, sponsor*",
  "concept:budget": "budget*, cost, costs, money, spent, spend, sum, worth, price, million, euro, euros",
  "concept:implement": "implement*, carried out, carry out, carries out, executed, ran",
  "concept:duration":
    "last, lasted, lasts, long, duration, start, started, begin, began, end, ended, finish*, phase*, month, months",
  "concept:partner": "partner*, cooperat*, co-operat*, work with, works with, working with, collaborat*",
  "concept:international": "international, foreign",
  "concept:ngo": "ngo, ngos, non-governmental, nongovernmental, civil society",
  "concept:component": "component*, consist*",
  "concept:result": "result*, achiev*, outcome*",
  "concept:plan": "plan, planned, plans, planning, foreseen, envisaged",
  "concept:prepare":
    "develop, developed, develops, prepare*, preparing, draft*, drew up, drawn up, draw up, draws up, write, writes, wrote, written",
  "concept:return":
    "return*, go home, go back, come back, coming back, going back, back home, come home, coming home, bring back, brings back, bring georgians home, home, returnee*, reintegrat*, move back, get home",
  "concept:help": "help*, assist*, support*, apply to, turn to, aid",
  "concept:office": "office*, based, headquarter*, sits",
  "concept:phone": "phone*, telephone, tel, call, number, numbers, dial, hotline*",
  "concept:email": "e-mail*, email*, mail, mailbox",
  "concept:address": "address*",
  "concept:website": "website*, web site, site, web page, webpage, link",
  "concept:meeting": "meeting*, session*, conference*, meet, meets",
  "concept:test": "test, tests, testing, trial, pilot",
  "concept:stateless": "stateless*, without citizenship, no citizenship",
  "concept:guide": "guide, guides, guidebook*, handbook*, manual*, brochure*",
  "concept:police": "police, patrol",
  "concept:emergency": "emergency, emergencies, ambulance, 112, 911",
  "concept:activity": "activity, activities, do, does, works on, work on, deals with, deal with, engaged in, projects",
  "concept:year": "year, years",
  "concept:start": "went live, start operating, started to operate, put into operation, started working",
  "concept:abroad": "abroad, emigrant*, emigrat*, emigration, overseas",
  "talk:greeting": "hello, hi, hey, good morning, good evening, good afternoon, good day, greetings, hi there",
  "talk:thanks": "thanks, thank you, thank u, thx, many thanks, thank you very much, ty",
  "talk:bye": "bye, goodbye, good bye, see you, have a nice day",
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
