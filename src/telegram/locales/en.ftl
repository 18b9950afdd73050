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
    /ask_secretariat — ask the secretariat itself
    /status — your questions to the secretariat
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
    Only what you agree to send goes to the secretariat. Such a question, its answer, the name or e-mail you gave and the chat that the answer goes to are kept encrypted; of a withdrawn question only the number remains. Mails that the secretariat has received are kept in its mailbox.
    { "" }
    Why: to understand follow-up questions and to find out what our materials lack.
    { "" }
    How long: { $days } days, then it is deleted.
    { "" }
    Personal numbers and the numbers of passports, bank accounts and cards are masked before anything is stored. You can have everything deleted at any time: /delete_me
delete-confirm = Delete everything that is kept about you?
delete-yes = Yes, delete it
delete-no = No
deleted = Deleted: questions — { $questions }, ratings — { $feedback }, settings — { $settings }, questions to the secretariat — { $tickets }. Nothing about you is kept here any more.{ $tickets ->
    [0] { "" }
   *[other] { " " }Mails that the secretariat has received stay in its mailbox.
    }
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
nearest-sections = Perhaps one of these sections helps:
ask-secretariat = Send this question to the secretariat
secretariat-in-private = You can ask the secretariat in a private chat, where the other members of the group do not see your question.
secretariat-open = Open the private chat
draft-write-question = Write your question to the secretariat in one message. Before anything is sent I will show you how it looks.
draft-write-name = Write the name by which the secretariat may address you.
draft-write-mail = Write the e-mail address where you would like the answer.
draft-wrong-mail = This does not look like an e-mail address. Please write it like this: nino@example.ge
draft-preview = The secretariat will receive exactly this text, with nothing added but a number; the words around yours are in Georgian:
draft-answer-here = The answer will come here, in this chat.
draft-answer-mail = The answer will come by e-mail to { $address }.
draft-answer-mail-missing = The answer will come by e-mail: your address is needed.
draft-consent = Your name on Telegram and your phone number are not sent. With “I agree, send it” you consent to the secretariat receiving this text.
draft-change = Change the question
draft-add-name = Add a name
draft-remove-name = Leave the name out
draft-here = Answer here
draft-by-mail = By e-mail
draft-send = I agree, send it
draft-cancel = Cancel
draft-cancelled = I have sent nothing.
draft-empty = I found no text in your message. Please write it again.
draft-gone = This text was not sent: another one has taken its place, or it is too old. To ask: /ask_secretariat
ticket-sent = Your question for the secretariat has been received. Its number: { $number }
ticket-expected = An answer can be expected by { $date }.
ticket-expected-later = It is outside working hours now. An answer can be expected by { $date }.
ticket-status-hint = To see your questions or withdraw one: /status
ticket-sent-before = You have sent this question already, as { $number }. We are waiting for the secretariat's answer.
ticket-too-many = You can send { $most } questions a day to the secretariat. Please try again tomorrow; your question is kept.
ticket-unhelpful = Thank you, I have noted it. If something is still open, press “Ask a follow-up question”.
ticket-continue-waiting = Your question { $number } is waiting for its answer. You can ask a follow-up question after that; for a new question: /ask_secretariat
status-none = You have no question with the secretariat at present. To ask: /ask_secretariat
status-open = { $number }, { $date }: waiting for the answer. “{ $question }”
status-by-mail = { $number }, { $date }: sent; the secretariat answers straight to your mailbox. “{ $question }”
status-answered = { $number }, { $date }: answered. “{ $question }”
status-withdraw = Withdraw { $number }
withdraw-confirm = Withdraw the question { $number }? Only its number will remain.
withdraw-yes = Yes, withdraw it
withdraw-no = No
withdrawn = { $number } is withdrawn. The question and all that went with it are deleted. If the secretariat has the mail already, I cannot delete it from here: the secretariat is told and asked to delete it.
withdraw-kept = Your question { $number } stays as it is.
answer-intro = The secretariat's answer to your question { $number }:
answer-addition = The secretariat's addition to the answer to your question { $number }:
answer-in-file = The answer is in the file below.
answer-helpful = Was this answer helpful?
answer-continue = Ask a follow-up question
answer-mailed = The secretariat has answered your question { $number }. The answer is on its way to your mailbox. When you have read it, please say whether it helped.
answer-mail-failed = The secretariat's answer to your question { $number } could not be delivered to your mailbox, so it follows here.
copy-intro = I cannot send mail from here. Please write to the secretariat at this address:
copy-no-address = The secretariat's e-mail is not in my materials. What I know: /contacts
copy-text = A text that you can copy. Leave out personal and passport numbers unless they are needed.
copy-question = Copy the question
button-expired = This button no longer works. Please ask your question again.
failed = Something unexpected went wrong. Please try again in a little while.
command-topics = Topics
command-contacts = Contacts
command-ask-secretariat = Ask the secretariat
command-status = My questions to the secretariat
command-language = Choose your language
command-new = New conversation
command-privacy = What I keep about you
command-delete-me = Delete my data
command-help = Help
command-start = Start
bot-name = Megzuri — migration questions
bot-short-description = Answers about Georgia's migration commission, its secretariat and projects, with source and date.
bot-description = Megzuri answers questions about Georgia's State Commission on Migration Issues, its secretariat, its working groups and partner projects. Its answers come from the secretariat's materials and name their source.
