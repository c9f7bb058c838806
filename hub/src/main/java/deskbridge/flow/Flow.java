package deskbridge.flow;

import deskbridge.domain.Command;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.ConversationId;
import deskbridge.domain.Event;
import deskbridge.domain.Event.ButtonPressed;
import deskbridge.domain.Event.Failed;
import deskbridge.domain.Event.FormSubmitted;
import deskbridge.domain.Event.Succeeded;
import deskbridge.domain.Event.ThreadSeen;
import deskbridge.domain.Event.ThreadTouched;
import deskbridge.domain.Event.TicketSeen;
import deskbridge.domain.Event.TicketTouched;
import deskbridge.domain.PersonRef;
import deskbridge.domain.Profile;
import deskbridge.domain.Remains;
import deskbridge.domain.Wake;
import deskbridge.texts.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The single entry to all decisions. Stateless and pure; called by the engine within the transaction that keeps the decision. */
public final class Flow {

    private static final List<String> LANGUAGES = List.of("ru", "en");

    private final FlowSettings settings;
    private final Map<String, Flow> tongues;
    private final Placement placement;
    private final Registration registration;
    private final Doors doors;
    private final ReplySide replySide;
    private final ChatSide chatSide;
    private final DeskSide deskSide;
    private final Episodes episodes;
    private final Presses presses;
    private final Submissions submissions;
    private final Outcomes outcomes;
    private final Failures failures;
    private final Recollection recollection;
    private final Mending mending;
    private final Inspection inspection;

    public Flow(FlowSettings settings) {
        this(settings, settings.language(), LANGUAGES);
    }

    /** @param others the languages that people may choose besides this one */
    private Flow(FlowSettings settings, Locale language, List<String> others) {
        this.settings = settings;
        this.tongues = others.stream()
                .filter(it -> !it.equals(language.getLanguage()))
                .collect(Collectors.toMap(it -> it, it -> new Flow(settings, Locale.of(it), List.of())));
        var texts = Texts.beside(Flow.class, language);
        var agentsTexts = Texts.beside(Flow.class, settings.language());
        var cards = new CardView(settings, texts);
        var adoption = new Adoption(cards);
        var search = new TicketSearch(settings);
        var menu = new WordMenu(search, texts);
        var questions = new Questions(texts);
        var forms = new Forms(settings, texts);
        var refusals = new Refusals(texts, cards);
        var talk = new StepTalk(texts);
        var steps = new Steps(settings, forms, talk);
        var csat = settings.csat();
        var survey = new SurveyView(settings, texts);
        var pieces = new SurveyPieces(csat, survey, new AlertView(survey, texts));
        this.episodes = new Episodes(csat, pieces);
        var stars = new Stars(csat, episodes, pieces, refusals, texts);
        var gratitude = new Gratitude(csat, refusals, texts);
        var lastWords = new LastWords(settings, stars, gratitude);
        this.placement = new Placement(settings, questions, menu, lastWords);
        this.registration = new Registration(settings, placement, new Vouching(agentsTexts), texts);
        this.doors = new Doors(agentsTexts);
        var agents = new AgentsRoom(settings, agentsTexts);
        this.replySide = new ReplySide(settings, new Bursts(), menu, lastWords, registration, talk, agents);
        this.chatSide = new ChatSide(new Intake(settings, agents, texts), adoption, lastWords);
        var notices = new StatusNotices(settings, texts);
        this.deskSide = new DeskSide(new CommentMirror(texts), cards, notices, episodes, adoption);
        this.presses = new Presses(
                settings,
                forms,
                steps,
                talk,
                refusals,
                search,
                menu,
                new Picks(placement, questions, texts),
                registration,
                new RatingPresses(settings, stars, forms, steps, refusals),
                gratitude);
        this.submissions = new Submissions(forms, new FormIntake(settings, texts), refusals, stars);
        this.outcomes = new Outcomes(settings, texts, cards, new TicketList(texts), pieces, registration, talk);
        this.failures = new Failures(texts, cards, placement, episodes, registration);
        this.recollection = new Recollection(
                LANGUAGES.stream()
                        .map(it -> Texts.beside(Flow.class, Locale.of(it)))
                        .toList(),
                new CommentMirror(texts),
                csat);
        this.mending = new Mending(cards, csat);
        this.inspection = new Inspection(chatSide, deskSide, csat);
    }

    /** Every desk to which requests of a channel may go, its own first; empty when it is not routed anywhere. */
    public List<ConnectionId> desks(ConnectionId channel) {
        return settings.desks(channel);
    }

    /** Which conversation an event is about; {@link Succeeded} and {@link Failed} carry theirs with the command. */
    public Focus focus(Event event) {
        return switch (event) {
            case ThreadTouched touched -> new Focus.ByThread(touched.place().thread());
            case ThreadSeen seen -> focus(seen);
            case TicketTouched touched -> new Focus.ByTicket(touched.ticket());
            case TicketSeen seen -> new Focus.ByTicket(seen.ticket().ref());
            case ButtonPressed press ->
                ActionData.read(press.message().connection(), press.action())
                        .map(Flow::focus)
                        .orElse(new Focus.Nowhere());
            case FormSubmitted form ->
                FormMemory.parse(form.person().ref().connection(), form.memory())
                        .map(Flow::focus)
                        .orElse(new Focus.Nowhere());
            case Event.ContactShared ignored -> new Focus.Nowhere();
            case Event.ChatClosed ignored -> new Focus.Nowhere();
            case Event.Woken woken ->
                woken.wake().conversation() == null
                        ? new Focus.Nowhere()
                        : new Focus.ById(woken.wake().conversation(), false);
            case Succeeded ignored -> new Focus.Nowhere();
            case Failed ignored -> new Focus.Nowhere();
        };
    }

    private Focus focus(ThreadSeen seen) {
        if (settings.threads(seen.place().chat().connection())) {
            return new Focus.ByThread(seen.place().thread());
        }
        return new Focus.ByMessages(seen.messages().stream()
                .flatMap(message -> Stream.of(Optional.of(message.ref()), Optional.ofNullable(message.replyTo())))
                .flatMap(Optional::stream)
                .toList());
    }

    private static Focus focus(Action action) {
        return switch (action) {
            case Action.NewRequest ignored -> new Focus.Nowhere();
            case Action.MyTickets ignored -> new Focus.Nowhere();
            case Action.Leaf ignored -> new Focus.Nowhere();
            case Action.InWords ignored -> new Focus.Nowhere();
            case Action.OnIdentity ignored -> new Focus.Nowhere();
            case Action.NeverMind ignored -> new Focus.Nowhere();
            case Action.Raise ignored -> new Focus.Nowhere();
            case Action.Drop ignored -> new Focus.Nowhere();
            case Action.Pick it -> new Focus.ById(it.conversation(), true);
            case Action.OnTicket it -> new Focus.ById(it.conversation(), true);
            case Action.Solved it -> new Focus.ById(it.conversation(), false);
            case Action.Unsolved it -> new Focus.ById(it.conversation(), true);
            // A rating needs nothing from the desk: it counts also while the desk is away.
            case Action.OnRating it -> new Focus.ById(it.conversation(), false);
        };
    }

    private static Focus focus(FormMemory memory) {
        return switch (memory) {
            case FormMemory.Intake it -> new Focus.ByThread(it.place().thread());
            case FormMemory.Move it -> new Focus.ById(it.conversation(), true);
            case FormMemory.Remark it -> new Focus.ById(it.conversation(), true);
            case FormMemory.Opinion it -> new Focus.ById(it.conversation(), false);
        };
    }

    private Decision woken(Wake wake, Knowledge knowledge) {
        if (Episodes.isOurs(wake)) {
            return episodes.decide(wake, knowledge);
        }
        if (Mending.isOurs(wake)) {
            return mending.decide(wake, knowledge);
        }
        return wake.name().startsWith(Bursts.WAKE)
                ? placement.decide(wake, knowledge)
                : Decision.nothing("nothing waits for " + wake.name());
    }

    /** What is wrong with a form's answers, by field; empty when nothing is. Quick: asked while the person waits. */
    public Map<String, String> faults(FormSubmitted form) {
        return submissions.faults(form);
    }

    /**
     * Recalls the conversation of a ticket, for a database that was lost.
     *
     * @return empty when its thread can be read and nothing of ours there leads to the ticket
     */
    public Optional<Recalled> recall(Remains remains, Instant now) {
        return recollection.recall(remains, now);
    }

    /**
     * Compares thread, ticket and ledger of a conversation; nothing follows from it by itself.
     *
     * @param sight both sides, read just now
     * @param knowledge with the conversation
     * @return in what they differ; empty when that cannot be told now, because something of ours is on its way
     */
    public Optional<List<Difference>> inspect(Inspection.Sight sight, Knowledge knowledge) {
        return inspection.of(sight, knowledge);
    }

    /** What must come back, at once, to make good a difference of which reading alone would tell nothing. */
    public static Wake mending(Difference difference, ConversationId conversation, Instant now) {
        return Mending.wake(difference.kind(), conversation, now);
    }

    /**
     * Decides what follows from an event.
     *
     * @param event not a hint: the engine turns {@link ThreadTouched} and {@link TicketTouched} into what was seen
     */
    public Decision decide(Event event, Knowledge knowledge) {
        var tongue = language(event, knowledge).map(tongues::get);
        return tongue.orElse(this).judge(event, knowledge);
    }

    /** The language that the person has chosen whom an event is about; empty where nobody can choose. */
    private Optional<String> language(Event event, Knowledge knowledge) {
        if (event instanceof ButtonPressed press
                && ActionData.read(press.message().connection(), press.action()).orElse(null)
                        instanceof Action.Speak speak) {
            return Optional.of(speak.language());
        }
        return knowledge
                .conversation()
                .map(conversation -> conversation.requester().ref())
                .or(() -> person(event, knowledge))
                .filter(person -> !settings.threads(person.connection()))
                .flatMap(knowledge::profile)
                .map(Profile::language);
    }

    private static Optional<PersonRef> person(Event event, Knowledge knowledge) {
        return switch (event) {
            case ButtonPressed press -> Optional.of(press.person().ref());
            case ThreadSeen seen ->
                seen.messages().stream().map(it -> it.author().ref()).findFirst();
            case Event.ContactShared shared -> Optional.of(shared.person().ref());
            case Event.Woken woken -> Bursts.author(woken.wake(), knowledge);
            case Succeeded done -> person(done.command());
            case Failed failed -> person(failed.command());
            case FormSubmitted form -> Optional.of(form.person().ref());
            case Event.ChatClosed ignored -> Optional.empty();
            case ThreadTouched ignored -> Optional.empty();
            case TicketTouched ignored -> Optional.empty();
            case TicketSeen ignored -> Optional.empty();
        };
    }

    private static Optional<PersonRef> person(Command command) {
        return switch (command) {
            case Command.FindTickets find -> Optional.of(find.person().ref());
            case Command.IdentifyRequester identify ->
                Optional.of(identify.person().ref());
            default -> Optional.empty();
        };
    }

    private Decision judge(Event event, Knowledge knowledge) {
        return switch (event) {
            case ThreadSeen seen ->
                settings.threads(seen.place().chat().connection())
                        ? chatSide.decide(seen, knowledge)
                        : replySide.decide(seen, knowledge);
            case TicketSeen seen -> deskSide.decide(seen, knowledge);
            case ButtonPressed press -> presses.decide(press, knowledge);
            case FormSubmitted form -> submissions.decide(form, knowledge);
            case Succeeded done -> outcomes.decide(done, knowledge);
            case Failed failed -> failures.decide(failed, knowledge);
            case Event.ContactShared shared -> registration.decide(shared, knowledge);
            case Event.ChatClosed closed -> doors.decide(closed, knowledge);
            case Event.Woken woken -> woken(woken.wake(), knowledge);
            case ThreadTouched hint -> throw new IllegalArgumentException("A hint is read first: " + hint);
            case TicketTouched hint -> throw new IllegalArgumentException("A hint is read first: " + hint);
        };
    }
}
