package deskbridge.flow;

import deskbridge.domain.Button;
import deskbridge.domain.ChatMessage;
import deskbridge.domain.Command;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.Event.ThreadSeen;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Place;
import deskbridge.domain.Profile;
import deskbridge.domain.RichText;
import deskbridge.domain.TicketDraft;
import deskbridge.flow.Routing.Routed;
import deskbridge.texts.Texts;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;

/** Decides whether a message is a new request, asks for the menu, or concerns nobody. */
final class Intake {

    private static final int LONGEST_SUMMARY = 120;

    private final FlowSettings settings;
    private final AgentsRoom agents;
    private final Texts texts;

    Intake(FlowSettings settings, AgentsRoom agents, Texts texts) {
        this.settings = settings;
        this.agents = agents;
        this.texts = texts;
    }

    /** What a message of a thread without a conversation asks for. */
    private enum Wish {
        REQUEST,
        MENU,
        NOTHING
    }

    /** A message of a thread that has no conversation yet. */
    void consider(ThreadSeen seen, ChatMessage message, Deciding deciding) {
        Place place = seen.place();
        if (agents.is(place)) {
            agents.hear(place, message, isJustWritten(seen, message), deciding);
            return;
        }
        var policy = settings.policy(place.chat().connection())
                .filter(it -> place.direct() || it.takes(place.chat().id()));
        if (policy.isEmpty() || message.deleted()) {
            deciding.note("not ours: " + message.ref());
            return;
        }
        switch (wish(seen, message, policy.get().intake(), deciding.knowledge().since())) {
            case REQUEST ->
                begin(
                        place,
                        message,
                        policy.get().routing(),
                        Profile.of(message.author().ref()),
                        deciding);
            case MENU -> showMenu(place, deciding);
            case NOTHING -> deciding.note("no request: " + message.ref());
        }
    }

    private static Wish wish(ThreadSeen seen, ChatMessage message, FlowSettings.Intake intake, Instant since) {
        // Each reading shows old messages again: only what has just been written may call for a menu, and what is older
        // than
        // the hub was answered, or left alone, before its time.
        boolean justWritten = isJustWritten(seen, message);
        boolean fresh = justWritten || !message.createdAt().isBefore(since);
        boolean asksInWords = SpokenCommand.NEW.begins(message.text());
        if (asksInWords && !isEmpty(message)) {
            return fresh ? Wish.REQUEST : Wish.NOTHING;
        }
        if (asksInWords || SpokenCommand.MENU.begins(message.text())) {
            return justWritten ? Wish.MENU : Wish.NOTHING;
        }
        if (!message.ref().equals(seen.root())) {
            return Wish.NOTHING;
        }
        if (seen.place().direct() || intake == FlowSettings.Intake.MENU) {
            return justWritten ? Wish.MENU : Wish.NOTHING;
        }
        return intake == FlowSettings.Intake.MESSAGE && fresh ? Wish.REQUEST : Wish.NOTHING;
    }

    private static boolean isJustWritten(ThreadSeen seen, ChatMessage message) {
        return message.ref().equals(seen.touched()) && message.editedAt() == null;
    }

    private static boolean isEmpty(ChatMessage message) {
        return message.files().isEmpty() && asked(message.text()).isBlank();
    }

    /** What a message asks for, without the word that makes it a request. */
    private static RichText asked(RichText text) {
        return SpokenCommand.NEW.begins(text) ? SpokenCommand.NEW.cutFrom(text) : text;
    }

    /** A message within a conversation that speaks to the hub and not to the agents. */
    boolean isForTheHub(Place place, ChatMessage message, Deciding deciding) {
        if (!SpokenCommand.MENU.begins(message.text())) {
            return false;
        }
        deciding.record(message, LedgerEntry.Origin.HUB);
        showMenu(place, deciding);
        return true;
    }

    /** Begins a conversation with a message that is a request. */
    static void begin(Place place, ChatMessage message, Routing routing, Profile requester, Deciding deciding) {
        Place thread = ChatSide.threadOf(place);
        Routed routed = routing.route(request(place, message, requester));
        TicketDraft draft = draft(thread, message, routed, requester);
        deciding.become(new Conversation(
                ConversationId.of(message.ref()),
                place.chat().connection(),
                routed.desk(),
                thread,
                true,
                message.author(),
                message.ref(),
                draft,
                null,
                List.of(),
                null,
                message.createdAt(),
                message.createdAt(),
                null));
        deciding.record(message, LedgerEntry.Origin.CHANNEL);
        deciding.toDesk(new Command.CreateTicket(
                place.chat().connection() + ":" + message.ref().id(), draft));
        deciding.grantAccess(draft.description());
        deciding.note("new request from " + message.ref() + routing.told(routed));
    }

    void showMenu(Place place, Deciding deciding) {
        var channel = place.chat().connection();
        var mine = Button.press(texts.get("menu.mine"), new Action.MyTickets().data());
        var request = Button.press(texts.get("menu.new"), new Action.NewRequest(place).data());
        var message = new OutgoingMessage(
                RichText.plain(texts.get("menu.text")),
                settings.forms(channel) ? List.of(List.of(request), List.of(mine)) : List.of(List.of(mine)),
                List.of());
        Destination to = place.direct()
                ? new Destination.InChat(place.chat())
                : new Destination.InThread(ChatSide.threadOf(place));
        deciding.aside(channel, "menu:" + place.thread().id(), new PostMessage(to, message, new Purpose.Notice()));
        deciding.note("menu");
    }

    private static Routing.Request request(Place place, ChatMessage message, Profile requester) {
        // The link by which he came says as much as a tag.
        String source = requester.source() == null ? "" : " #" + requester.source();
        String words = asked(message.text()).words() + source;
        return new Routing.Request(place.chat().id(), null, message.author().email(), Wording.of(words));
    }

    /** The ticket that a message asks for. */
    private static TicketDraft draft(Place place, ChatMessage message, Routed routed, Profile requester) {
        var fields = new HashMap<>(routed.fields());
        if (requester.object() != null && routed.desk().equals(requester.desk())) {
            fields.put(TicketDraft.SERVICE_OBJECT, requester.object());
        }
        RichText text = asked(message.text());
        return new TicketDraft(
                summary(text, message),
                text,
                message.author(),
                place,
                message.url(),
                message.files(),
                routed.queue(),
                routed.type(),
                routed.assignee(),
                fields);
    }

    /** The ticket that a message asks for now that it was edited: it stays where it went. */
    static TicketDraft redraft(TicketDraft before, Place place, ChatMessage message) {
        RichText text = asked(message.text());
        return new TicketDraft(
                summary(text, message),
                text,
                message.author(),
                place,
                message.url(),
                message.files(),
                before.queue(),
                before.type(),
                before.assignee(),
                before.fields());
    }

    private static String summary(RichText text, ChatMessage message) {
        String words = text.words();
        if (words.isBlank()) {
            return message.files().isEmpty()
                    ? message.author().name()
                    : shortened(message.files().getFirst().name());
        }
        return shortened(words);
    }

    /** The first line, cut at a word when it is long: the whole text stands in the description. */
    static String shortened(String words) {
        String line = words.strip().lines().findFirst().orElse("").strip();
        if (line.codePointCount(0, line.length()) <= LONGEST_SUMMARY) {
            return line;
        }
        int end = line.offsetByCodePoints(0, LONGEST_SUMMARY);
        int space = line.lastIndexOf(' ', end);
        return line.substring(0, space > LONGEST_SUMMARY / 2 ? space : end).strip() + "…";
    }
}
