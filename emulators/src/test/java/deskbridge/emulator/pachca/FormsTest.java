package deskbridge.emulator.pachca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Body;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FormsTest {
    private final Office office = new Office();
    private final Caller api = office.api;
    private long menu;

    @BeforeEach
    void menu() {
        ObjectNode body = Json.object();
        ObjectNode message =
                body.putObject("message").put("entity_id", office.chat).put("content", "Меню");
        ArrayNode row = message.putArray("buttons").addArray();
        row.addObject().put("text", "Новая заявка").put("data", "new");
        row.addObject().put("text", "Сайт").put("url", "https://example.com");
        menu = api.post("/messages", body).data().path("id").asLong();
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void clickIsToldAndOpensOneForm() {
        Click click = office.ivan.presses(menu, "Новая заявка");
        JsonNode hook = office.hooks("button", "click").getFirst();
        assertThat(hook.path("data").asText()).isEqualTo("new");
        assertThat(hook.path("trigger_id").asText()).isEqualTo(click.triggerId());
        assertThat(hook.path("user_id").asLong()).isEqualTo(office.ivanov.id());
        assertThat(hook.path("chat_id").asLong()).isEqualTo(office.chat);
        assertThat(hook.has("entity_type")).isFalse();

        Caller.Reply opened = open(click.triggerId());
        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.text()).isEmpty();
        OpenedView view = click.view().orElseThrow();
        assertThat(view.title()).isEqualTo("Новая заявка");
        assertThat(office.pachca.openedViews(office.ivanov.id())).containsExactly(view);
        assertThat(open(click.triggerId()).status()).isEqualTo(410);
    }

    @Test
    void urlButtonsAndMissingButtonsCannotBePressed() {
        assertThatThrownBy(() -> office.ivan.presses(menu, "Сайт")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> office.ivan.presses(menu, "x")).hasMessageContaining("no data button");
        assertThat(office.ivan.presses(menu, "new").triggerId()).isNotBlank();
    }

    @Test
    void triggerLivesExactlyThreeSeconds() {
        Click inTime = office.ivan.presses(menu, "new");
        Click late = office.ivan.presses(menu, "new");
        office.time.advance(Duration.ofSeconds(3));
        assertThat(open(inTime.triggerId()).status()).isEqualTo(201);
        office.time.advance(Duration.ofMillis(1));
        Caller.Reply refused = open(late.triggerId());
        assertThat(refused.status()).isEqualTo(410);
        assertThat(refused.errorCode()).isEqualTo("trigger_expired");
        assertThat(open("791a056b-0000").errorCode()).isEqualTo("trigger_not_found");
        Bot other = office.pachca.administrator().addBot("other_bot", "Другой");
        Click foreign = office.ivan.presses(menu, "new");
        assertThat(api.as(other.token())
                        .post("/views/open", form(foreign.triggerId()))
                        .errorCode())
                .isEqualTo("trigger_not_found");
    }

    @Test
    void submittedFormIsClosedByAnEmpty200() {
        OpenedView view = opened();
        SubmitResult result = office.ivan.submits(
                view,
                FormValues.none()
                        .with("summary", "Не печатает")
                        .with("kind", "Ошибка")
                        .with("areas", "net", "print")
                        .with("shots", PersonFile.text("шот.txt", "данные")));
        assertThat(result).isEqualTo(new SubmitResult.Closed());
        JsonNode hook = office.hooks("view", "submit").getFirst();
        assertThat(hook.path("callback_id").asText()).isEqualTo("request");
        assertThat(hook.path("private_metadata").asText()).isEqualTo("{\"n\":1}");
        assertThat(hook.path("user_id").asLong()).isEqualTo(office.ivanov.id());
        assertThat(hook.path("chat_id").asLong()).isEqualTo(office.chat);
        JsonNode data = hook.path("data");
        assertThat(data.path("summary").asText()).isEqualTo("Не печатает");
        assertThat(data.path("kind").asText()).isEqualTo("bug");
        assertThat(data.path("areas").toString()).isEqualTo("[\"net\",\"print\"]");
        assertThat(data.path("due").isNull()).isTrue();
        JsonNode file = data.path("shots").path(0);
        assertThat(file.path("size").asInt()).isEqualTo(Body.of("данные").size());
        HttpRequest download =
                HttpRequest.newBuilder(URI.create(file.path("url").asText())).build();
        assertThat(api.send(download).text()).isEqualTo("данные");
        office.time.advance(Duration.ofMinutes(61));
        assertThat(api.send(download).status()).isEqualTo(403);
        assertThat(office.pachca.openedViews(office.ivanov.id())).isEmpty();
    }

    @Test
    void fieldErrorsKeepTheFormOpen() {
        OpenedView view = opened();
        assertThat(office.ivan.submits(view, FormValues.none()))
                .isEqualTo(new SubmitResult.FieldErrors(Map.of("summary", "required")));
        ObjectNode errors = Json.object();
        errors.putObject("errors").put("summary", "Слишком коротко");
        office.hookAnswer.set(Answer.json(400, errors));
        assertThat(office.ivan.submits(view, FormValues.none().with("summary", "ой")))
                .isEqualTo(new SubmitResult.FieldErrors(Map.of("summary", "Слишком коротко")));
        office.hookAnswer.set(Answer.empty(200));
        assertThat(office.ivan.submits(view, FormValues.none().with("summary", "ой")))
                .isEqualTo(new SubmitResult.Closed());
    }

    @Test
    void failedSubmissionIsASendErrorAndIsNotRetried() {
        OpenedView view = opened();
        FormValues values = FormValues.none().with("summary", "ой");
        office.hookAnswer.set(Answer.empty(500));
        assertThat(office.ivan.submits(view, values)).isInstanceOf(SubmitResult.SendError.class);
        ObjectNode foreign = Json.object();
        foreign.putObject("errors").put("nothing", "x");
        office.hookAnswer.set(Answer.json(400, foreign));
        assertThat(office.ivan.submits(view, values)).isInstanceOf(SubmitResult.SendError.class);
        office.receiver.faults().next(1, CallMatch.any(), new Fault.Slow(Duration.ofSeconds(30)));
        assertThat(office.ivan.submits(view, values)).isInstanceOf(SubmitResult.SendError.class);
        assertThat(office.pachca.openedViews(office.ivanov.id())).containsExactly(view);
        assertThat(office.hooks("view", "submit")).hasSize(2);
    }

    @Test
    void formIsValidatedByItsLimits() {
        Click click = office.ivan.presses(menu, "new");
        ObjectNode longTitle = form(click.triggerId());
        ((ObjectNode) longTitle.path("view")).put("title", "т".repeat(25));
        assertThat(api.post("/views/open", longTitle).errorCode()).isEqualTo("too_long");
        ObjectNode twice = form(click.triggerId());
        block(twice, "input", "summary");
        assertThat(api.post("/views/open", twice).errorCode()).isEqualTo("taken");
        ObjectNode unknown = form(click.triggerId());
        block(unknown, "users_select", "who");
        assertThat(api.post("/views/open", unknown).status()).isEqualTo(400);
        ObjectNode many = form(click.triggerId());
        for (int i = 0; i < 100; i++) {
            block(many, "input", "f" + i);
        }
        assertThat(api.post("/views/open", many).status()).isEqualTo(422);
        ObjectNode radio = form(click.triggerId());
        ArrayNode options = block(radio, "radio", "r").putArray("options");
        for (int i = 0; i < 11; i++) {
            options.addObject().put("text", "t" + i).put("value", "v" + i);
        }
        assertThat(api.post("/views/open", radio).status()).isEqualTo(422);
        assertThat(open(click.triggerId()).status()).isEqualTo(201);
    }

    private OpenedView opened() {
        Click click = office.ivan.presses(menu, "new");
        assertThat(open(click.triggerId()).status()).isEqualTo(201);
        return click.view().orElseThrow();
    }

    private Caller.Reply open(String triggerId) {
        return api.post("/views/open", form(triggerId));
    }

    private static ObjectNode form(String triggerId) {
        ObjectNode body = Json.object()
                .put("type", "modal")
                .put("trigger_id", triggerId)
                .put("callback_id", "request")
                .put("private_metadata", "{\"n\":1}");
        body.putObject("view").put("title", "Новая заявка").putArray("blocks");
        block(body, "input", "summary").put("required", true).put("max_length", 255);
        ArrayNode kinds = block(body, "select", "kind").putArray("options");
        kinds.addObject().put("text", "Вопрос").put("value", "question").put("selected", true);
        kinds.addObject().put("text", "Ошибка").put("value", "bug");
        ArrayNode areas = block(body, "checkbox", "areas").putArray("options");
        areas.addObject().put("text", "Сеть").put("value", "net");
        areas.addObject().put("text", "Печать").put("value", "print");
        block(body, "date", "due");
        block(body, "file_input", "shots");
        return body;
    }

    private static ObjectNode block(ObjectNode body, String type, String name) {
        return ((ArrayNode) body.path("view").path("blocks"))
                .addObject()
                .put("type", type)
                .put("name", name)
                .put("label", "Поле");
    }
}
