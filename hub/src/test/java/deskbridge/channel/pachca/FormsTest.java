package deskbridge.channel.pachca;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.connector.Given;
import deskbridge.connector.Reception.Genuine;
import deskbridge.connector.SendResult;
import deskbridge.connector.SendResult.Rejected;
import deskbridge.connector.SendResult.Sent;
import deskbridge.domain.Button;
import deskbridge.domain.ChatRef;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.OpenForm;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.Event.ButtonPressed;
import deskbridge.domain.Event.FormSubmitted;
import deskbridge.domain.Form;
import deskbridge.domain.FormAnswer;
import deskbridge.domain.FormField;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Place;
import deskbridge.domain.Receipt.Posted;
import deskbridge.domain.RemoteFile;
import deskbridge.domain.RichText;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.pachca.Click;
import deskbridge.emulator.pachca.FormValues;
import deskbridge.emulator.pachca.OpenedView;
import deskbridge.emulator.pachca.PersonFile;
import deskbridge.emulator.pachca.SubmitResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FormsTest {

    private static final CallMatch OPEN_VIEW = CallMatch.of("POST", "/api/shared/v1/views/open");
    private static final Form FORM = new Form(
            "new-request",
            "n1|new-request",
            "Новая заявка с очень длинным заголовком",
            "Отправить",
            "Опишите, что случилось",
            List.of(
                    new FormField.TextInput("text", "Что случилось", true, true, 0, 100_000, "Подробнее — быстрее"),
                    new FormField.Choice(
                            "type", "Тип", false, List.of(new FormField.Option("bug", "Ошибка " + "о".repeat(100)))),
                    new FormField.Files("files", "Файлы", false, 30)));

    private final Workplace work = new Workplace();
    private final long root = work.ivan.writes(work.chat, "Вопрос");
    private final Place thread = new ThreadKey(work.chat, root).place(Workplace.PACHCA, true, false);

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void pressTellsWhoWhatAndWhere() throws Exception {
        var click = pressed(new Destination.InThread(thread));
        for (PachcaChannel channel : List.of(work.channel, work.open(work.config()))) {
            var press = (ButtonPressed)
                    channel.decode(work.envelopes().getLast().body()).getFirst();
            assertThat(press.person().email()).isEqualTo("petrova@example.com");
            assertThat(press.action()).isEqualTo("menu:new");
            assertThat(press.trigger()).isEqualTo(click.triggerId());
            assertThat(press.at()).isEqualTo(work.time.instant());
            assertThat(press.place()).as("also after a restart").isEqualTo(thread);
        }
    }

    @Test
    void pressAtTheTopOfAChatIsThere() throws Exception {
        pressed(new Destination.InChat(new ChatRef(Workplace.PACHCA, Long.toString(work.chat))));
        var place = work.last(ButtonPressed.class).place();
        assertThat(place.inThread()).isFalse();
        assertThat(place.chat().id()).isEqualTo(Long.toString(work.chat));
        assertThat(place.thread().id())
                .isEqualTo(work.chat + ":"
                        + work.last(ButtonPressed.class).message().id());
    }

    @Test
    void formIsOpenedWithinItsLimits() throws Exception {
        var view = opened();
        assertThat(view.title()).isEqualTo("Новая заявка с очень дл…").hasSize(24);
        assertThat(view.callbackId()).isEqualTo("new-request");
        assertThat(view.blocks()).hasSize(4);
        assertThat(view.blocks().path(1).path("max_length").asInt()).isEqualTo(3_000);
        assertThat(view.blocks().path(2).path("options").path(0).path("text").asText())
                .hasSize(75);
        assertThat(view.blocks().path(3).path("max_files").asInt()).isEqualTo(10);
    }

    @Test
    void answersComeBackWithFilesAndMemory() throws Exception {
        var view = opened();
        var values = FormValues.none()
                .with("text", "01.07.2026 не печатает")
                .with("files", PersonFile.text("лог.txt", "строка"));
        assertThat(work.olga.submits(view, values)).isInstanceOf(SubmitResult.Closed.class);
        var submitted = work.last(FormSubmitted.class);
        assertThat(submitted.person().email()).isEqualTo("petrova@example.com");
        assertThat(submitted.kind()).isEqualTo("new-request");
        assertThat(submitted.memory()).isEqualTo("n1|new-request");
        assertThat(submitted.answers())
                .containsEntry("text", new FormAnswer.Text("01.07.2026 не печатает"))
                .containsEntry("type", new FormAnswer.Text(""));
        var files = uploads(submitted.answers().get("files"));
        assertThat(files).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("лог.txt");
            assertThat(file.size()).isEqualTo("строка".getBytes(StandardCharsets.UTF_8).length);
            try (var local = work.channel.open(file)) {
                assertThat(local.path()).hasContent("строка");
            }
        });
        var atOnce = work.receptions().stream()
                .filter(Genuine.class::isInstance)
                .map(reception -> ((Genuine) reception).form())
                .filter(form -> form != null)
                .findFirst()
                .orElseThrow();
        assertThat(atOnce.answers()).isEqualTo(submitted.answers());
        assertThat(atOnce.person().ref()).isEqualTo(submitted.person().ref());
    }

    @Test
    void refusalIsWhatTheAppUnderstands() {
        var response = work.channel.refuseForm(Map.of("text", "о".repeat(3_000)));
        assertThat(response.status()).isEqualTo(400);
        assertThat(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"errors\":{\"text\":\"" + "о".repeat(1_999) + "…\"}}");
    }

    @Test
    void lateFormIsRefusedWithoutACall() throws Exception {
        var click = pressed(new Destination.InThread(thread));
        work.time.pass(Duration.ofSeconds(4));
        assertThat(open(click))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("ещё раз"));
        assertThat(work.pachca.journal().count(OPEN_VIEW)).isZero();
    }

    @Test
    void expiredTriggerIsRefusedPolitely() throws Exception {
        var click = pressed(new Destination.InThread(thread));
        var command = new OpenForm(
                click.triggerId() + "x",
                FORM,
                work.last(ButtonPressed.class).person(),
                work.time.instant().plusSeconds(3),
                thread);
        assertThat(work.channel.send(command, new Given(work.time.instant())))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("ещё раз"));
    }

    @Test
    void troubleWithOpeningIsSaidAtOnce() throws Exception {
        for (Fault fault :
                List.of(Fault.status(500), new Fault.AnswerLost(), new Fault.Html(200), new Fault.Html(302))) {
            var click = pressed(new Destination.InThread(thread));
            work.pachca.faults().next(1, OPEN_VIEW, fault);
            var result = open(click);
            assertThat(result).as(fault.label()).isNotInstanceOf(SendResult.Uncertain.class);
        }
    }

    private OpenedView opened() throws Exception {
        var click = pressed(new Destination.InThread(thread));
        assertThat(open(click)).isInstanceOf(Sent.class);
        return click.view().orElseThrow();
    }

    private SendResult open(Click click) throws Exception {
        var press = work.last(ButtonPressed.class);
        var command =
                new OpenForm(click.triggerId(), FORM, press.person(), press.at().plusSeconds(3), press.place());
        return work.channel.send(command, new Given(work.time.instant()));
    }

    private Click pressed(Destination to) {
        var menu = new OutgoingMessage(
                RichText.plain("Меню"), List.of(List.of(Button.press("Новая заявка", "menu:new"))), List.of());
        var sent = (Sent)
                work.channel.send(new PostMessage(to, menu, new Purpose.Notice()), new Given(work.time.instant()));
        var message = ((Posted) sent.receipt()).messages().getFirst();
        var click = work.olga.presses(Long.parseLong(message.id()), "Новая заявка");
        work.receptions();
        return click;
    }

    static List<RemoteFile> uploads(@Nullable FormAnswer answer) {
        assertThat(answer).isInstanceOf(FormAnswer.Uploads.class);
        return answer instanceof FormAnswer.Uploads given ? given.files() : List.of();
    }
}
