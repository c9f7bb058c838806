package deskbridge.channel.pachca;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.ChatMessage;
import deskbridge.domain.Event.ThreadTouched;
import deskbridge.domain.RichText;
import deskbridge.emulator.pachca.PersonFile;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ReadingTest {

    private final Workplace work = new Workplace();

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void topLevelMessageIsReadWithAuthorTextAndFiles() throws Exception {
        long id = work.ivan.writes(work.chat, "Принтер **горит**", PersonFile.text("лог.txt", "строка"));
        var touched = work.last(ThreadTouched.class);
        assertThat(touched.place().inThread()).isFalse();
        assertThat(touched.place().thread().id()).isEqualTo(work.chat + ":" + id);
        var seen = work.channel.read(touched, null);
        assertThat(seen.root()).isEqualTo(touched.message());
        assertThat(seen.touched()).isEqualTo(touched.message());
        var message = seen.messages().getFirst();
        assertThat(message.ref()).isEqualTo(touched.message());
        assertThat(message.author().name()).isEqualTo("Иван Иванов");
        assertThat(message.author().email()).isEqualTo("ivanov@example.com");
        assertThat(message.author().bot()).isFalse();
        assertThat(message.own()).isFalse();
        assertThat(message.text().words()).isEqualTo("Принтер горит");
        assertThat(message.createdAt()).isEqualTo(work.time.instant());
        assertThat(message.editedAt()).isNull();
        assertThat(message.files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("лог.txt");
            try (var local = work.channel.open(file)) {
                assertThat(local.path()).hasContent("строка");
            }
        });
    }

    @Test
    void unknownThreadIsReadFromItsRootOn() throws Exception {
        long root = work.ivan.writes(work.chat, "Вопрос");
        work.time.pass(Duration.ofSeconds(1));
        work.olga.repliesInThread(root, "раз");
        work.time.pass(Duration.ofSeconds(1));
        work.olga.repliesInThread(root, "два");
        assertThat(work.last(ThreadTouched.class).place().inThread()).isTrue();
        assertThat(work.last(ThreadTouched.class).place().chat().id()).isEqualTo(Long.toString(work.chat));
        assertThat(work.last(ThreadTouched.class).place().thread().id()).isEqualTo(work.chat + ":" + root);
        assertThat(work.read(null)).extracting(ReadingTest::words).containsExactly("Вопрос", "раз", "два");
    }

    @Test
    void knownThreadIsReadSinceTheGivenTimeAndAlwaysWithTheTouchedMessage() throws Exception {
        long root = work.ivan.writes(work.chat, "Вопрос");
        long first = work.olga.repliesInThread(root, "раз");
        work.time.pass(Duration.ofMinutes(1));
        var since = work.time.instant();
        work.olga.repliesInThread(root, "два");
        assertThat(work.read(since)).extracting(ReadingTest::words).containsExactly("два");
        work.time.pass(Duration.ofMinutes(1));
        work.olga.edits(first, "раз, исправлено");
        var messages = work.read(since);
        assertThat(messages).extracting(ReadingTest::words).containsExactly("раз, исправлено", "два");
        assertThat(messages.getFirst().editedAt()).isEqualTo(work.time.instant());
    }

    @Test
    void deletedMessageIsSeenAsDeleted() throws Exception {
        long root = work.ivan.writes(work.chat, "Вопрос");
        long reply = work.olga.repliesInThread(root, "лишнее", PersonFile.text("a.txt", "a"));
        work.olga.deletes(reply);
        var message = work.read(work.time.instant()).getFirst();
        assertThat(message.deleted()).isTrue();
        assertThat(message.files()).isEmpty();
        assertThat(message.text().isBlank()).isTrue();
        assertThat(message.author().name()).isEqualTo("Ольга Петрова");
    }

    @Test
    void rootWrittenByABotIsNotRead() throws Exception {
        var other = work.pachca.administrator().addBot("other_bot", "Другой");
        work.ivan.adds(work.chat, other.userId());
        long root = work.pachca.person(other.userId()).writes(work.chat, "Отчёт");
        work.ivan.repliesInThread(root, "спасибо");
        assertThat(work.read(null)).extracting(ReadingTest::words).containsExactly("спасибо");
    }

    @Test
    void mentionsAreResolvedExactlyAndOthersStayText() throws Exception {
        work.pachca.administrator().addPerson("petrova_m", "Мария", "Петрова", "m.petrova@example.com", "IT");
        work.ivan.writes(work.chat, "@petrova и @petrov, посмотрите; @all молчит");
        var text = work.read(null).getFirst().text();
        assertThat(text.mentioned()).extracting(person -> person.email()).containsExactly("petrova@example.com");
        assertThat(text.words()).isEqualTo("@petrova и @petrov, посмотрите; @all молчит");
    }

    @Test
    void directChatAndItsThreadsAreDirect() throws Exception {
        long id = work.ivan.writesTo(work.bot.userId(), "привет");
        assertThat(work.last(ThreadTouched.class).place().direct()).isTrue();
        work.ivan.repliesInThread(id, "в треде");
        var place = work.last(ThreadTouched.class).place();
        assertThat(place.inThread()).isTrue();
        assertThat(place.direct()).isTrue();
    }

    @Test
    void ownMessagesAreKnownAsOwn() throws Exception {
        long id = work.pachca.person(work.bot.userId()).writes(work.chat, "карточка");
        var message = work.read(null).getFirst();
        assertThat(message.own()).isTrue();
        assertThat(message.author().bot()).isTrue();
        assertThat(message.ref().id()).isEqualTo(Long.toString(id));
        int heard = work.envelopes().size();
        work.pachca.person(work.bot.userId()).writes(work.chat, "ещё одна");
        assertThat(work.envelopes())
                .as("dropped at the door, now that we know who we are")
                .hasSize(heard);
    }

    private static String words(ChatMessage message) {
        RichText text = message.text();
        return text.words();
    }
}
