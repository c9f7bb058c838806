package deskbridge.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.connector.SettableClock;
import deskbridge.domain.ChatMessage;
import deskbridge.domain.Event;
import deskbridge.domain.Event.ButtonPressed;
import deskbridge.domain.Event.ChatClosed;
import deskbridge.domain.Event.ContactShared;
import deskbridge.domain.Event.ThreadSeen;
import deskbridge.domain.MessageRef;
import deskbridge.domain.RichText.Bold;
import deskbridge.domain.RichText.Inline;
import deskbridge.domain.RichText.Link;
import deskbridge.domain.RichText.Paragraph;
import deskbridge.domain.RichText.Plain;
import deskbridge.emulator.SharedContracts;
import deskbridge.rest.LocalAllowance;
import deskbridge.rest.RestListener;
import deskbridge.rest.RestOptions;
import deskbridge.settings.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bodies that were seen in the wild, and those built from the service's own source. */
final class SamplesTest {

    private final Path samples = SharedContracts.of("telegram");
    private final TelegramChannel channel = new TelegramChannel(
            new TelegramConfig(
                    RandomTexts.TELEGRAM,
                    Secret.of("42:token"),
                    List.of(URI.create("http://127.0.0.1:1")),
                    Optional.empty(),
                    TelegramConfig.Mode.POLLING,
                    Optional.empty(),
                    Optional.empty(),
                    Locale.of("ru")),
            new SettableClock(Instant.parse("2026-03-02T09:00:00Z")),
            RestOptions.defaults(),
            RestListener.NONE,
            new LocalAllowance(System::nanoTime));

    @AfterEach
    void close() {
        channel.close();
    }

    @Test
    void everyUpdateIsUnderstoodOrIgnored() throws Exception {
        try (var files = Files.list(samples.resolve("updates"))) {
            for (Path file : files.toList()) {
                var events = channel.decode(Files.readString(file));
                boolean ignored = file.getFileName().toString().equals("message_reaction.json");
                assertThat(events).as(file.getFileName().toString()).hasSize(ignored ? 0 : 1);
            }
        }
    }

    @Test
    void everyListOfUpdatesIsUnderstood() throws Exception {
        var six = Files.readString(samples.resolve("responses/getUpdates.six_updates.json"));
        var answer = WireJson.of(AnswerJson.class).fromJson(six);
        var updates = WireJson.elements(String.valueOf(answer.result()));
        assertThat(updates).hasSize(6);
        for (String update : updates) {
            assertThat(channel.decode(update)).hasSize(1);
        }
    }

    @Test
    void marksCountUtf16Units() throws Exception {
        var message = message("updates/message.entities_utf16.json");
        var content = ((Paragraph) message.text().blocks().getFirst()).content();
        assertThat(content)
                .containsSubsequence(
                        new Plain("test "),
                        new Bold(List.of(new Plain("bold"))),
                        new Plain(" underline 😆👍 "),
                        new Link(
                                "http://google.it/",
                                List.<Inline>of(new Plain("look "), new Bold(List.of(new Plain("here"))))));
    }

    @Test
    void largestSizeOfAPictureIsTaken() throws Exception {
        assertThat(message("updates/message.photo_caption.json")
                        .files()
                        .getFirst()
                        .id())
                .isEqualTo("SAAS");
    }

    @Test
    void inATopicReplyingToNothingIsNoReply() throws Exception {
        var topic = seen("updates/message.forum_topic.json");
        assertThat(topic.messages().getFirst().replyTo()).isNull();
        assertThat(topic.place().chat().id()).isEqualTo("-1001234567489/33");
        var reply = seen("updates/message.forum_reply.json");
        assertThat(reply.messages().getFirst().replyTo())
                .isEqualTo(new MessageRef(RandomTexts.TELEGRAM, "-1001234567489:70"));
        assertThat(reply.place().thread().id()).isEqualTo("-1001234567489/33:72");
        assertThat(seen("updates/message.forum_general_topic.json")
                        .place()
                        .chat()
                        .id())
                .isEqualTo("-1001234567489");
    }

    @Test
    void pressUnderAMessageThatIsGoneCounts() throws Exception {
        var pressed = (ButtonPressed) only("updates/callback_query.inaccessible_message.json");
        assertThat(pressed.action()).isEqualTo("thedata");
        assertThat(pressed.message().id()).isEqualTo("222222222:69587");
    }

    @Test
    void cardsAreTrustedOnlyWhenTheyAreTheSenders() throws Exception {
        assertThat(((ContactShared) only("constructed/update.contact.own.json")).own())
                .isTrue();
        assertThat(((ContactShared) only("constructed/update.contact.own_plus_and_spaces.json")).own())
                .isTrue();
        for (String name : List.of(
                "constructed/update.contact.foreign.json",
                "constructed/update.contact.own_forwarded.json",
                "updates/message.contact.no_user_id.json")) {
            assertThat(((ContactShared) only(name)).own()).as(name).isFalse();
        }
    }

    @Test
    void chatsAreClosedAndOpened() throws Exception {
        assertThat(((ChatClosed) only("updates/my_chat_member.kicked.json")).open())
                .isFalse();
        assertThat(((ChatClosed) only("constructed/update.my_chat_member.unblocked.json")).open())
                .isTrue();
    }

    @Test
    void whatIsUnknownConcernsNobody() throws Exception {
        assertThat(channel.decode(read("constructed/update.unknown_type.json"))).isEmpty();
    }

    @Test
    void deepLinkArrivesAsItsCommand() throws Exception {
        assertThat(message("constructed/update.start.deep_link_payload.json")
                        .text()
                        .words())
                .isEqualTo("/start tkt_8Fh2-Zq");
    }

    @Test
    void editOfACaptionIsAnEdit() throws Exception {
        var edited = message("constructed/update.edited_message.caption.json");
        assertThat(edited.editedAt()).isNotNull();
        assertThat(edited.text().words()).isEqualTo("Два снимка ошибки, исправлено");
        assertThat(edited.files()).hasSize(1);
    }

    @Test
    void refusalsAreToldApart() throws Exception {
        var kinds = new ArrayList<Refusal>();
        for (String name : List.of(
                "blocked:403.blocked",
                "cant_initiate:403.cant_initiate",
                "kicked:403.kicked_group",
                "chat:400.chat_not_found",
                "moved:400.group_upgraded",
                "unchanged:400.message_not_modified",
                "edit:400.message_to_edit_not_found",
                "topic:400.message_thread_not_found",
                "marks:400.cant_parse_entities",
                "button:400.button_data_invalid",
                "file:400.file_is_too_big",
                "hook:409.webhook_active",
                "poll:409.other_getupdates")) {
            var body = read("constructed/error." + name.substring(name.indexOf(':') + 1) + ".json");
            var answer = WireJson.of(AnswerJson.class).fromJson(body);
            kinds.add(Refusal.of(answer.errorCode() == null ? 0 : answer.errorCode(), answer.words()));
        }
        assertThat(kinds)
                .containsExactly(
                        Refusal.BLOCKED,
                        Refusal.NEVER_STARTED,
                        Refusal.SHUT_OUT,
                        Refusal.NO_CHAT,
                        Refusal.MOVED,
                        Refusal.UNCHANGED,
                        Refusal.NOT_EDITABLE,
                        Refusal.TOPIC_GONE,
                        Refusal.BAD_MARKS,
                        Refusal.BAD_BUTTONS,
                        Refusal.TOO_LARGE,
                        Refusal.HOOKED,
                        Refusal.POLLED_ELSEWHERE);
    }

    private ChatMessage message(String name) throws Exception {
        return seen(name).messages().getFirst();
    }

    private ThreadSeen seen(String name) throws Exception {
        return (ThreadSeen) only(name);
    }

    private Event only(String name) throws Exception {
        var events = channel.decode(read(name));
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    private String read(String name) throws IOException {
        return Files.readString(samples.resolve(name));
    }
}
