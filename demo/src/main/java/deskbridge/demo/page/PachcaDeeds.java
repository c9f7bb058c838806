package deskbridge.demo.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.demo.hub.DemoHub;
import deskbridge.demo.page.Wish.Upload;
import deskbridge.demo.world.Origin;
import deskbridge.demo.world.Tally;
import deskbridge.demo.world.World;
import deskbridge.emulator.Json;
import deskbridge.emulator.pachca.FormValues;
import deskbridge.emulator.pachca.OpenedView;
import deskbridge.emulator.pachca.Person;
import deskbridge.emulator.pachca.PersonFile;
import deskbridge.emulator.pachca.SubmitResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** What a visitor does in Pachca. */
final class PachcaDeeds {
    private final World world;
    private final Tally tally;
    private final DemoHub hub;

    PachcaDeeds(World world, Tally tally, DemoHub hub) {
        this.world = world;
        this.tally = tally;
        this.hub = hub;
    }

    Map<String, Deed> all() {
        return Map.of(
                "write", this::write,
                "reply", this::reply,
                "edit", this::edit,
                "delete", this::delete,
                "press", this::press,
                "submit", this::submit,
                "cancel", this::cancel,
                "direct", this::direct);
    }

    private ObjectNode write(Wish wish) {
        long chat = wish.number("chat");
        String text = wish.text("text");
        long message = me(wish).writes(chat, text, files(wish.files("files")));
        if (world.pachca().chats().contains(chat) && hub.mode().intake().takes(text)) {
            tally.expectTicket(Origin.of(chat, message));
        }
        return Json.object().put("message", message);
    }

    private ObjectNode reply(Wish wish) {
        long message = me(wish).repliesInThread(wish.number("message"), wish.text("text"), files(wish.files("files")));
        return Json.object().put("message", message);
    }

    private ObjectNode edit(Wish wish) {
        me(wish).edits(wish.number("message"), wish.text("text"));
        return Json.object();
    }

    private ObjectNode delete(Wish wish) {
        me(wish).deletes(wish.number("message"));
        return Json.object();
    }

    private ObjectNode press(Wish wish) {
        me(wish).presses(wish.number("message"), wish.text("button"));
        return Json.object();
    }

    private ObjectNode submit(Wish wish) {
        FormValues values = FormValues.none();
        for (Map.Entry<String, JsonNode> field : wish.json().path("values").properties()) {
            List<String> chosen = new ArrayList<>();
            field.getValue().forEach(value -> chosen.add(value.asText()));
            values = values.with(field.getKey(), chosen.toArray(String[]::new));
        }
        for (Map.Entry<String, JsonNode> field : wish.json().path("files").properties()) {
            values = values.with(field.getKey(), files(new Wish(wish.json().path("files")).files(field.getKey())));
        }
        SubmitResult result = me(wish).submits(form(wish), values);
        ObjectNode answer = Json.object();
        switch (result) {
            case SubmitResult.Closed closed -> answer.put("result", "closed");
            case SubmitResult.FieldErrors wrong -> {
                ObjectNode errors = answer.put("result", "errors").putObject("errors");
                wrong.errors().forEach(errors::put);
            }
            case SubmitResult.SendError failed -> answer.put("result", "failed").put("reason", failed.reason());
        }
        return answer;
    }

    private ObjectNode cancel(Wish wish) {
        me(wish).cancels(form(wish));
        return Json.object();
    }

    private ObjectNode direct(Wish wish) {
        return Json.object()
                .put("chat", me(wish).opensDirectChat(world.pachca().bot().userId()));
    }

    private OpenedView form(Wish wish) {
        return world.pachca().emulator().openedViews(me(wish).id()).stream()
                .filter(view -> view.id() == wish.number("form"))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("the form is not open any more"));
    }

    private Person me(Wish wish) {
        return world.pachca().emulator().person(world.actor(wish.number("me")).userId());
    }

    private static PersonFile[] files(List<Upload> uploads) {
        return uploads.stream()
                .map(upload -> new PersonFile(upload.name(), upload.content()))
                .toArray(PersonFile[]::new);
    }
}
