package deskbridge.flow;

import deskbridge.domain.Button;
import deskbridge.domain.ChatMessage;
import deskbridge.domain.Command;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.Conversation;
import deskbridge.domain.Fingerprint;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Place;
import deskbridge.domain.RichText;
import deskbridge.domain.TicketDraft;
import deskbridge.texts.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Decides whether a message is a new request, asks for the menu, or concerns nobody. */
final class Intake {

    private static final int LONGEST_SUMMARY = 120;
    private static final String NEW = "/new";
    private static final String MENU = "/menu";

    private final FlowSettings settings;
    private final Texts texts;

    Intake(FlowSettings settings, Texts texts) {
        this.settings = settings;
        this.texts = texts;
    }

    /** A message of a thread that has no conversation yet. */
    void consider(Place place, ChatMessage message, boolean root, Deciding deciding) {
        var policy = settings.policy(place.chat().connection());
        if (policy.isEmpty()
                || message.deleted()
                || !(policy.get().takes(place.chat().id()) || place.direct())) {
            deciding.note("not ours: " + message.ref());
            return;
        }
        String words = message.text().words();
        boolean touched = root && !place.inThread();
        if (command(words, MENU)) {
            if (message.editedAt() == null) {
                showMenu(place, deciding);
            }
        } else if (command(words, NEW) && !words.substring(NEW.length()).isBlank()) {
            begin(place, message, withoutCommand(message.text()), deciding);
        } else if (place.direct() || policy.get().intake() == FlowSettings.Intake.MENU) {
            // An edited message shows no second menu; a reply in a thread without a ticket is not for us.
            if (touched && message.editedAt() == null) {
                showMenu(place, deciding);
            }
        } else if (policy.get().intake() == FlowSettings.Intake.MESSAGE
                && root
                && isFresh(touched, message, deciding)) {
            begin(place, message, message.text(), deciding);
        } else {
            deciding.note("no request: " + message.ref());
        }
    }

    /** A message within a conversation that speaks to the hub and not to the agents. */
    boolean isCommand(Place place, ChatMessage message, Deciding deciding) {
        if (!command(message.text().words(), MENU)) {
            return false;
        }
        deciding.record(new LedgerEntry(
                deciding.current().id(),
                LedgerEntry.Origin.HUB,
                List.of(message.ref()),
                null,
                Fingerprint.of(message),
                true,
                false));
        showMenu(place, deciding);
        return true;
    }

    /** An untouched root (found behind a reply) or an edited one may be far older than the hub. */
    private static boolean isFresh(boolean touched, ChatMessage message, Deciding deciding) {
        return (touched && message.editedAt() == null)
                || !message.createdAt().isBefore(deciding.knowledge().since());
    }

    private void begin(Place place, ChatMessage message, RichText text, Deciding deciding) {
        var knowledge = deciding.knowledge();
        var desk = settings.policy(place.chat().connection()).orElseThrow().desk();
        Place thread = ChatSide.threadOf(place);
        TicketDraft draft = draft(thread, message, text);
        var conversation = new Conversation(
                knowledge.freshId(),
                place.chat().connection(),
                desk,
                thread,
                true,
                message.author(),
                message.ref(),
                draft,
                null,
                List.of(),
                null,
                message.createdAt(),
                knowledge.now());
        deciding.become(conversation);
        deciding.record(new LedgerEntry(
                conversation.id(),
                LedgerEntry.Origin.CHANNEL,
                List.of(message.ref()),
                null,
                Fingerprint.of(message),
                true,
                false));
        deciding.toDesk(new Command.CreateTicket(
                place.chat().connection() + ":" + message.ref().id(), draft));
        var mentioned = text.mentioned();
        if (!mentioned.isEmpty()) {
            deciding.toDesk(new Command.GrantAccess(mentioned));
        }
        deciding.note("new request from " + message.ref());
    }

    void showMenu(Place place, Deciding deciding) {
        var channel = place.chat().connection();
        boolean forms =
                settings.policy(channel).map(FlowSettings.ChannelPolicy::forms).orElse(false);
        var mine = Button.press(texts.get("menu.mine"), new Action.MyTickets(place, 1).data());
        var request = Button.press(texts.get("menu.new"), new Action.NewRequest(place).data());
        var message = new OutgoingMessage(
                RichText.plain(texts.get("menu.text")),
                forms ? List.of(List.of(request), List.of(mine)) : List.of(List.of(mine)),
                List.of());
        Destination to = place.direct()
                ? new Destination.InChat(place.chat())
                : new Destination.InThread(ChatSide.threadOf(place));
        deciding.aside(channel, "menu:" + place.thread().id(), new PostMessage(to, message, new Purpose.Notice()));
        deciding.note("menu");
    }

    static TicketDraft draft(Place place, ChatMessage message, RichText text) {
        return new TicketDraft(
                summary(text, message),
                text,
                message.author(),
                place,
                message.url(),
                message.files(),
                null,
                null,
                null,
                Map.of());
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

    private static boolean command(String words, String command) {
        String lower = words.strip().toLowerCase(Locale.ROOT);
        return lower.equals(command) || lower.startsWith(command + " ") || lower.startsWith(command + "\n");
    }

    private static RichText withoutCommand(RichText text) {
        if (text.blocks().getFirst() instanceof RichText.Paragraph first
                && first.content().getFirst() instanceof RichText.Plain plain
                && command(plain.text(), NEW)) {
            var content = new ArrayList<>(first.content());
            content.set(
                    0,
                    new RichText.Plain(
                            plain.text().strip().substring(NEW.length()).stripLeading()));
            var blocks = new ArrayList<>(text.blocks());
            blocks.set(0, new RichText.Paragraph(content));
            return new RichText(blocks);
        }
        return RichText.plain(text.words().strip().substring(NEW.length()).strip());
    }
}
