package deskbridge.channel.pachca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deskbridge.connector.Given;
import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SendResult.RetryAt;
import deskbridge.connector.SendResult.Sent;
import deskbridge.connector.SendResult.Uncertain;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.EditMessage;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.Command.Target;
import deskbridge.domain.CommentRef;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Receipt.Posted;
import deskbridge.domain.RemoteFile;
import deskbridge.domain.RichText;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.pachca.Attachment;
import deskbridge.emulator.pachca.Message;
import deskbridge.emulator.pachca.PersonFile;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FilesTest {

    private static final ConnectionId TRACKER = new ConnectionId("tracker");
    private static final CommentRef COMMENT = new CommentRef(TRACKER, "1");
    private static final CallMatch POST_MESSAGE = CallMatch.of("POST", "/api/shared/v1/messages");
    private static final CallMatch UPLOADS = CallMatch.of("POST", "/api/shared/v1/uploads");

    /** One transparent pixel. */
    private static final byte[] PIXEL = Base64.getDecoder()
            .decode(
                    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAYAAAC56t6BAAAAEklEQVR4nGNgYGD4z8DAwAAABgABAEpn3QAAAABJRU5ErkJggg==");

    private final Workplace work = new Workplace();
    private final long root = work.ivan.writes(work.chat, "Вопрос");
    private final Given given = new Given(work.time.instant())
            .in(new ThreadKey(work.chat, root).place(Workplace.PACHCA, true, false))
            .file("log", "строка".getBytes(StandardCharsets.UTF_8))
            .file("pic", PIXEL);

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void filesArriveWithTheirNamesTypesAndBytes() {
        send(mirror("Смотрите", file("log", "лог \"1\".txt"), file("pic", "экран.PNG")));
        assertThat(work.pachca.threadMessages(root)).singleElement().satisfies(message -> {
            assertThat(message.content()).isEqualTo("Смотрите");
            assertThat(message.files())
                    .extracting(Attachment::name, Attachment::fileType)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("лог \"1\".txt", "file"),
                            org.assertj.core.groups.Tuple.tuple("экран.PNG", "image"));
            assertThat(work.pachca.fileContent(message.files().getFirst().key()).text())
                    .isEqualTo("строка");
            assertThat(message.files().getLast().width()).isEqualTo(2);
            assertThat(message.files().getLast().height()).isEqualTo(3);
        });
        assertThat(work.pachca.journal().entries().stream()
                        .filter(entry -> !entry.call().path().startsWith("/api/shared")))
                .isNotEmpty()
                .allSatisfy(entry ->
                        assertThat(entry.call().header("Authorization")).isEmpty());
    }

    @Test
    void fileAloneHasWordsToo() {
        send(mirror("", file("log", "лог.txt")));
        assertThat(thread().getFirst().content()).isEqualTo("📎 лог.txt");
    }

    @Test
    void fileThatCannotBeHadBecomesANote() {
        send(mirror("Смотрите", file("gone", "нет.txt"), file("log", "лог.txt")));
        assertThat(thread().getFirst().content()).startsWith("Смотрите").contains("📎", "нет.txt");
        assertThat(thread().getFirst().files()).extracting(Attachment::name).containsExactly("лог.txt");
    }

    @Test
    void botWithoutTheRightToUploadStillSpeaks() {
        work.pachca
                .faults()
                .always(
                        UPLOADS,
                        new Fault.Status(
                                403,
                                "application/json",
                                "{\"error\":\"insufficient_scope\",\"error_description\":\"x\"}",
                                java.util.Map.of()));
        send(mirror("Смотрите", file("log", "лог.txt")));
        assertThat(thread().getFirst().content()).contains("Смотрите", "лог.txt");
        assertThat(thread().getFirst().files()).isEmpty();
    }

    @Test
    void brokenStorageIsTriedAgainBeforeAnythingIsSaid() {
        work.pachca.faults().next(1, UPLOADS, Fault.status(503));
        assertThat(work.channel.send(mirror("Смотрите", file("log", "лог.txt")), given))
                .isInstanceOf(RetryAt.class);
        assertThat(thread()).isEmpty();
    }

    @Test
    void aPageInPlaceOfTheStoragesAnswerMeansThatTheFileIsNotThere() {
        work.pachca.faults().next(1, CallMatch.of("POST", "/direct_upload"), new Fault.Html(200));
        var command = mirror("Смотрите", file("log", "лог.txt"));
        assertThat(work.channel.send(command, given)).isInstanceOf(RetryAt.class);
        assertThat(thread()).isEmpty();
        send(command);
        assertThat(thread().getFirst().files()).extracting(Attachment::name).containsExactly("лог.txt");
    }

    @Test
    void lostAnswerDoesNotDoubleFilesNorNotes() {
        work.pachca.faults().next(1, POST_MESSAGE, new Fault.AnswerLost());
        var command = mirror("Смотрите", file("gone", "нет.txt"), file("log", "лог.txt"));
        assertThat(work.channel.send(command, given)).isInstanceOf(Uncertain.class);
        assertThat(work.channel.send(command, given.again())).isInstanceOf(Sent.class);
        assertThat(thread()).hasSize(1);
        assertThat(work.pachca.journal().count(UPLOADS)).isEqualTo(1);
    }

    @Test
    void filesThatAreThereAlreadyStayWhenTheTextIsEdited() {
        var posted = send(mirror("Смотрите", file("log", "лог.txt")));
        var before = thread().getFirst().files();
        edit(posted, "Смотрите сюда", file("log", "лог.txt"));
        assertThat(thread().getFirst().content()).isEqualTo("Смотрите сюда");
        assertThat(thread().getFirst().files()).isEqualTo(before);
        edit(posted, "Смотрите сюда", file("pic", "экран.png"));
        assertThat(thread().getFirst().files()).extracting(Attachment::name).containsExactly("экран.png");
        edit(posted, "Ничего");
        assertThat(thread().getFirst().files()).isEmpty();
    }

    @Test
    void fileOfADeletedMessageIsGoneForGood() throws Exception {
        long id = work.ivan.writes(work.chat, "вот", PersonFile.text("a.txt", "a"));
        var file = work.read(null).getFirst().files().getFirst();
        work.ivan.deletes(id);
        assertThatThrownBy(() -> work.channel.open(file))
                .isInstanceOfSatisfying(
                        RemoteTrouble.class,
                        trouble -> assertThat(trouble.isPermanent()).isTrue())
                .hasMessageContaining("a.txt");
    }

    private List<Message> thread() {
        return work.pachca.threadMessages(root);
    }

    private Posted send(PostMessage command) {
        var result = work.channel.send(command, given);
        assertThat(result).isInstanceOf(Sent.class);
        return (Posted) ((Sent) result).receipt();
    }

    private void edit(Posted posted, String text, RemoteFile... files) {
        var message = new OutgoingMessage(RichText.plain(text), List.of(), List.of(files));
        assertThat(work.channel.send(
                        new EditMessage(new Target.MirrorOf(COMMENT), message),
                        given.mirror(COMMENT, posted.messages())))
                .isInstanceOf(Sent.class);
    }

    private static PostMessage mirror(String text, RemoteFile... files) {
        return new PostMessage(
                new Destination.OwnThread(),
                new OutgoingMessage(RichText.plain(text), List.of(), List.of(files)),
                new Purpose.MirrorOf(COMMENT));
    }

    private static RemoteFile file(String id, String name) {
        return new RemoteFile(TRACKER, id, name, null);
    }
}
