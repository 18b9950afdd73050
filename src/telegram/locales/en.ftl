greeting =
    Hello. I am Megzuri. I answer questions about the State Commission on Migration Issues, its secretariat, its working groups and its partner projects.
    { "" }
    My answers come only from the secretariat's materials, and I always name the source. If I do not know, I will say so.
    { "" }
    I am a program, not a lawyer. The secretariat looks after my materials.
    { "" }
    Ask me a question or choose an example:
help =
    Ask me in plain words: in Georgian, English or Russian. You may also type Georgian in Latin letters.
    { "" }
    /topics — topics
    /contacts — contacts of the secretariat
    /language — choose your language
    /new — a new conversation: I forget your earlier questions
    /privacy — what I keep about you
    /delete_me — delete your data
choose-language = Choose a language:
language-chosen = From now on I will write to you in English. You may ask in any of these languages.
topics = Choose a topic:
topics-document = Choose a document:
topics-section = Choose a section:
kind-organisation = Organisations
kind-working-groups = Working groups
kind-project = Projects
kind-procedure = Procedures
kind-guide = Guidance
kind-contacts = Contacts
kind-text = Other materials
no-topics = There are no topics yet.
back = ← Back
previous-page = ← Previous
next-page = Next →
contacts-copy = Copy the e-mail
contacts-map = Show on the map
new-conversation = I have forgotten your earlier questions. Please ask.
privacy =
    What I keep: your questions and whether there was an answer, encrypted; your choice of language; the buttons I sent you. Your name, phone and user name are not kept; in their place I keep a code that nobody can trace to you without the key.
    { "" }
    Why: to understand follow-up questions and to find out what our materials lack.
    { "" }
    How long: { $days } days, then it is deleted.
    { "" }
    Personal numbers and the numbers of passports, bank accounts and cards are masked before anything is stored. You can have everything deleted at any time: /delete_me
delete-confirm = Delete everything that is kept about you?
delete-yes = Yes, delete it
delete-no = No
deleted = Deleted: questions — { $questions }, ratings — { $feedback }, settings — { $settings }. Nothing about you is kept any more.
delete-kept = I have deleted nothing.
unsupported = I can only read text. Please write your question.
voice-heard = I heard: { $text }
voice-too-long = The voice message is too long. Please send at most { $seconds } seconds, or write your question.
voice-failed = The voice message could not be written down. Please write your question.
reword-simpler = Simpler words
reword-my-language = In my language
reword-failed = The answer could not be put in other words just now. Please try again later.
too-long = The question is too long. Please write it in at most 1,000 characters.
too-many = Too many messages are coming in. Please try again in a little while.
masked = Please note: your message holds personal data. I have not kept it. To be safe, delete that message from the chat.
feedback-thanks = Thank you.
feedback-why = What was wrong with it?
feedback-wrong = It is wrong
feedback-old = It is outdated
feedback-incomplete = It is incomplete
feedback-unclear = It is unclear
feedback-note = Thank you. If you like, tell me in one sentence what should change.
feedback-note-thanks = Thank you, I have noted it.
button-expired = This button no longer works. Please ask your question again.
failed = Something unexpected went wrong. Please try again in a little while.
command-topics = Topics
command-contacts = Contacts
command-language = Choose your language
command-new = New conversation
command-privacy = What I keep about you
command-delete-me = Delete my data
command-help = Help
command-start = Start
bot-name = Megzuri — migration questions
bot-short-description = Answers about Georgia's migration commission, its secretariat and projects, with source and date.
bot-description = Megzuri answers questions about Georgia's State Commission on Migration Issues, its secretariat, its working groups and partner projects. Its answers come from the secretariat's materials and name their source.
