package deskbridge.channel.pachca;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.connector.Connector.CatchUp;
import deskbridge.connector.Connector.Memory;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.Envelope;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Person;
import deskbridge.domain.PersonRef;
import deskbridge.domain.ThreadRef;
import deskbridge.domain.TicketRef;
import deskbridge.emulator.CallMatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RereadingTest {

    private static final CallMatch READING = CallMatch.of("GET", "/api/shared/v1/messages**");

    private final Workplace work = new Workplace();
    private final List<Conversation> conversations = new ArrayList<>();
    private final Map<ConversationId, List<MessageRef>> standing = new HashMap<>();

    @AfterEach
    void close() {
        work.close();
    }

    /** A conversation under a new message. */
    private long conversation() {
        long root = work.ivan.writes(work.chat, "Вопрос");
        conversation(root);
        return root;
    }

    /** A conversation of which these messages were heard; those made first count as active last. */
    private void conversation(long root, long... replies) {
        var id = ConversationId.random(new Random(root));
        var requester =
                new Person(new PersonRef(Workplace.PACHCA, Long.toString(work.ivanov.id())), "Иван", null, null, false);
        var heard = new ArrayList<MessageRef>();
        heard.add(message(root));
        for (long reply : replies) {
            heard.add(message(reply));
        }
        heard.add(new MessageRef(Workplace.PACHCA, "form:abc"));
        standing.put(id, heard);
        conversations.add(new Conversation(
                id,
                Workplace.PACHCA,
                new ConnectionId("tracker"),
                new ThreadKey(work.chat, root).place(Workplace.PACHCA, true, false),
                true,
                requester,
                message(root),
                null,
                null,
                List.of(),
                null,
                null,
                work.time.instant(),
                null));
    }

    private static MessageRef message(long id) {
        return new MessageRef(Workplace.PACHCA, Long.toString(id));
    }

    private List<String> changed() throws Exception {
        var scope = new CatchUp(
                work.time.instant().minus(Duration.ofMinutes(6)),
                false,
                conversations,
                new Heard(conversations, standing));
        var found = new ArrayList<>(work.channel.missed(scope));
        found.addAll(work.channel.suspected(scope));
        return found.stream().map(Envelope::dedupeKey).toList();
    }

    /** Knows these conversations, and what was heard in them. */
    private record Heard(List<Conversation> conversations, Map<ConversationId, List<MessageRef>> standing)
            implements Memory {

        @Override
        public List<MessageRef> standing(ConversationId conversation) {
            return standing.getOrDefault(conversation, List.of());
        }

        @Override
        public Optional<Conversation> of(TicketRef ticket) {
            return Memory.of(conversations).of(ticket);
        }

        @Override
        public Optional<Conversation> of(ThreadRef thread) {
            return Memory.of(conversations).of(thread);
        }
    }

    @Test
    void whatIsHeardAndUnchangedIsNotTold() throws Exception {
        long root = work.ivan.writes(work.chat, "Вопрос");
        conversation(root, work.olga.repliesInThread(root, "Ответ"));
        work.time.pass(Duration.ofHours(1));

        assertThat(changed()).isEmpty();
    }

    @Test
    void changesOfWhatWasHeardAreToldAndTheirHintsAreThoseOfTheWebhooks() throws Exception {
        long root = work.ivan.writes(work.chat, "Вопрос");
        long edited = work.olga.repliesInThread(root, "Ответ");
        long deleted = work.olga.repliesInThread(root, "Лишнее");
        long unheard = work.olga.repliesInThread(root, "Из прошлого");
        conversation(root, edited, deleted);
        work.olga.edits(edited, "Ответ, точнее");
        work.olga.deletes(deleted);
        work.olga.edits(unheard, "Из прошлого, исправлено");
        work.ivan.edits(root, "Вопрос, точнее");
        var told = work.envelopes().stream().map(Envelope::dedupeKey).toList();
        work.time.pass(Duration.ofHours(1));

        var changed = changed();

        assertThat(changed)
                .hasSize(3)
                .anyMatch(key -> key.startsWith("message:" + root + ":update"))
                .anyMatch(key -> key.startsWith("message:" + edited + ":update"))
                .contains("message:" + deleted + ":delete");
        assertThat(told).containsAll(changed);
    }

    @Test
    void twoHundredOpenThreadsAreReadWithinTwoRoundsAtLittleMoreThanOneCallEach() throws Exception {
        for (int i = 0; i < 199; i++) {
            conversation();
        }
        long quiet = conversation();
        work.time.pass(Duration.ofHours(1));
        work.ivan.edits(quiet, "Тихая правка");
        work.time.pass(Duration.ofHours(1));

        assertThat(changed()).isEmpty();
        work.pachca.journal().clear();
        assertThat(changed()).singleElement().satisfies(key -> assertThat(key).startsWith("message:" + quiet));
        assertThat(work.pachca.journal().count(READING)).isLessThanOrEqualTo(6);
        for (Conversation conversation : conversations) {
            long root = ThreadKey.of(conversation.place().thread()).rootId();
            work.olga.repliesInThread(root, "И у меня");
        }
        work.time.pass(Duration.ofHours(1));
        work.pachca.journal().clear();

        assertThat(changed()).isEmpty();
        assertThat(work.pachca.journal().count(READING)).isLessThanOrEqualTo(106);
    }

    @Test
    void afterAStartEveryOpenThreadHasItsTurn() throws Exception {
        for (int i = 0; i < 150; i++) {
            conversation();
        }
        long quiet = conversation();
        work.time.pass(Duration.ofHours(1));
        work.ivan.edits(quiet, "Тихая правка");
        work.time.pass(Duration.ofHours(1));

        var scope = new CatchUp(work.time.instant(), true, conversations, new Heard(conversations, standing));
        work.channel.missed(scope);

        assertThat(work.channel.suspected(scope)).hasSize(1);
    }

    @Test
    void whatWasSaidInAKnownThreadIsToldByItsLastMessageAlone() throws Exception {
        work.bot.keepsHistory(true);
        long root = conversation();
        work.olga.repliesInThread(root, "раз");
        work.olga.repliesInThread(root, "два");
        long last = work.olga.repliesInThread(root, "три");

        assertThat(changed()).containsExactly("message:" + last + ":new");
    }

    @Test
    void aThreadThatMayNotBeReadIsLeftAlone() throws Exception {
        conversation();
        work.ivan.removes(work.chat, work.bot.userId());
        work.time.pass(Duration.ofHours(1));

        assertThat(changed()).isEmpty();
    }

    @Test
    void whatIsFurtherBackThanIsReadIsNotTakenForDeleted() throws Exception {
        long root = work.ivan.writes(work.chat, "Вопрос");
        long first = work.olga.repliesInThread(root, "Начало");
        for (int i = 0; i < 260; i++) {
            work.olga.repliesInThread(root, "и ещё " + i);
        }
        conversation(root, first);
        work.time.pass(Duration.ofHours(1));
        work.pachca.journal().clear();

        assertThat(changed()).isEmpty();
        assertThat(work.pachca.journal().count(CallMatch.of("GET", "/api/shared/v1/messages")))
                .isEqualTo(5);
    }
}
