package deskbridge.store;

import static deskbridge.store.Samples.ANNA;
import static deskbridge.store.Samples.CHANNEL;
import static deskbridge.store.Samples.DESK;
import static deskbridge.store.Samples.NOW;
import static deskbridge.store.Samples.later;
import static deskbridge.store.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.ChatMessage;
import deskbridge.domain.ChatRef;
import deskbridge.domain.Contact;
import deskbridge.domain.Conversation;
import deskbridge.domain.Pending;
import deskbridge.domain.Pending.State;
import deskbridge.domain.PersonRef;
import deskbridge.domain.Place;
import deskbridge.domain.Profile;
import deskbridge.domain.RemoteFile;
import deskbridge.domain.RichText;
import deskbridge.domain.Status;
import deskbridge.domain.ThreadRef;
import deskbridge.domain.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is remembered about people, and about words that wait to be told where they belong. */
interface PendingContract {

    ChatRef CHAT = new ChatRef(CHANNEL, "chat");

    Store store();

    @Test
    default void aPendingOneIsFoundByNamePieceAndQuestion() {
        var pending = pending("abcd1", "1", NOW).with(piece("2", later(1)));
        save(pending);
        var asked = pending.in(State.ASKED).askedIn(List.of(message("q1"), message("q2")));
        save(asked);

        assertThat(find(pending.id())).contains(asked);
        assertThat(with("2")).contains(asked);
        assertThat(with("q2")).contains(asked);
        assertThat(with("3")).isEmpty();
        assertThat(find("efgh2")).isEmpty();
    }

    @Test
    default void theLatestOfAnAuthorInAChatIsFound() {
        save(pending("abcd1", "1", later(5)).in(State.ASKED));
        var latest = pending("abcd2", "2", later(9)).doneIn(Samples.TALK);
        save(latest);
        save(pending("abcd3", "3", later(7)).in(State.SETTLED));

        assertThat(last(CHAT, ANNA.ref())).contains(latest);
        var settling = pending("abcd4", "4", later(6));
        save(settling);
        assertThat(last(CHAT, ANNA.ref())).contains(settling);
        assertThat(last(new ChatRef(CHANNEL, "other"), ANNA.ref())).isEmpty();
        assertThat(last(CHAT, new PersonRef(CHANNEL, "8"))).isEmpty();
    }

    @Test
    default void whatIsOverIsForgotten() {
        var pending = pending("abcd1", "1", NOW);
        save(pending);
        save(pending.in(State.OVER));

        assertThat(find("abcd1")).isEmpty();
        assertThat(with("1")).isEmpty();
    }

    @Test
    default void openConversationsOfAChatAreFoundTheLatestFirst() {
        keep(talk("talk1", "t1", NOW));
        keep(talk("talk2", "t2", later(5)).withTicket(Samples.ticket("SD-2")));
        keep(talk("talk3", "t3", later(7)).withTicket(done("SD-3")));

        assertThat(open(CHAT, ANNA.ref())).extracting(it -> it.id().value()).containsExactly("talk2", "talk1");
        assertThat(open(new ChatRef(CHANNEL, "other"), ANNA.ref())).isEmpty();
        assertThat(open(CHAT, new PersonRef(CHANNEL, "8"))).isEmpty();
        assertThat(ofAnna()).extracting(it -> it.id().value()).containsExactly("talk2", "talk1");
        List<Conversation> everybodys = store().transact(work -> work.open(CHAT, null));
        assertThat(everybodys).hasSize(2);

        keep(talk("talk2", "t2", later(5)).withTicket(done("SD-2")));
        assertThat(open(CHAT, ANNA.ref())).hasSize(1);
        assertThat(ofAnna()).hasSize(1);
    }

    @Test
    default void whatIsKnownAboutAPersonIsKept() {
        assertThat(profile()).isEmpty();
        var contact = new Contact("17", "Анна", "3", "Ромашка", List.of(new Contact.ServiceObject("5", "Склад")));
        var known = Profile.of(ANNA.ref())
                .speaking("en")
                .from("ticket_17")
                .proven(new Profile.Card(ANNA, CHAT, "+79990000000", "Анна", null))
                .bound(DESK, contact)
                .choosing("5")
                .awaiting(new Profile.Awaiting(Profile.Next.REQUEST, CHAT, later(60)));
        store().transact(work -> {
            work.save(Profile.of(ANNA.ref()));
            work.save(known);
            return true;
        });

        assertThat(profile()).contains(known);
    }

    private Optional<Profile> profile() {
        return store().transact(work -> work.profile(ANNA.ref()));
    }

    private void save(Pending pending) {
        store().transact(work -> {
            work.save(pending);
            return true;
        });
    }

    private void keep(Conversation conversation) {
        store().transact(work -> {
            work.save(conversation, NOW);
            return true;
        });
    }

    private Optional<Pending> find(String id) {
        return store().transact(work -> work.pending(id));
    }

    private Optional<Pending> with(String message) {
        return store().transact(work -> work.pendingWith(message(message)));
    }

    private Optional<Pending> last(ChatRef chat, PersonRef author) {
        return store().transact(work -> work.lastPending(chat, author));
    }

    private List<Conversation> open(ChatRef chat, PersonRef requester) {
        return store().transact(work -> work.open(chat, requester));
    }

    private List<Conversation> ofAnna() {
        return store().transact(work -> work.open(ANNA.ref()));
    }

    private static Pending pending(String id, String message, Instant at) {
        var place = new Place(CHAT, new ThreadRef(CHANNEL, "t" + message), false, true);
        return new Pending(id, place, ANNA, List.of(piece(message, at)), State.SETTLING, true, null, List.of());
    }

    private static ChatMessage piece(String id, Instant at) {
        var file = new RemoteFile(CHANNEL, "f" + id, "план.pdf", 10L);
        var text = RichText.plain("Слово");
        return new ChatMessage(message(id), ANNA, false, text, List.of(file), at, null, false, null, message("0"));
    }

    private static Conversation talk(String id, String thread, Instant began) {
        var it = Samples.conversation(id, thread);
        return Conversation.begun(it.id(), it.desk(), it.place(), it.requester(), began);
    }

    private static Ticket done(String key) {
        var it = Samples.ticket(key);
        return new Ticket(
                it.ref(),
                it.url(),
                it.summary(),
                new Status("closed", "Закрыт", Status.Kind.DONE),
                null,
                List.of(),
                NOW,
                NOW,
                null,
                it.details());
    }
}
