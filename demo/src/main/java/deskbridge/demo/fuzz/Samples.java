package deskbridge.demo.fuzz;

import deskbridge.emulator.Webhook;
import deskbridge.emulator.WebhookSender;
import deskbridge.emulator.okdesk.OkdeskHooks;
import deskbridge.emulator.play.Messenger;
import deskbridge.emulator.play.PlayFile;
import deskbridge.emulator.play.Talk;
import deskbridge.emulator.play.TicketSystem;
import deskbridge.emulator.telegram.PhoneFile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Real deliveries of all kinds, heard while people and agents talk on the stage; and kinds that no play makes. */
final class Samples {

    private static final Duration BLINK = Duration.ofSeconds(10);

    private final FuzzStage stage;
    private final Gun gun;
    private final Map<Target, Set<String>> found = new EnumMap<>(Target.class);
    private int delivered;

    private Samples(FuzzStage stage, Gun gun) {
        this.stage = stage;
        this.gun = gun;
    }

    /** Plays on the stage, which remembers it. */
    static Map<Target, List<String>> play(FuzzStage stage, Gun gun) throws IOException, InterruptedException {
        var samples = new Samples(stage, gun);
        for (OkdeskHooks.Names names : OkdeskHooks.Names.values()) {
            stage.okdesk.emulator().hooks().names(names);
            samples.talk(stage.telegram, stage.okdesk);
        }
        samples.talk(stage.pachca, stage.tracker);
        samples.strangers();
        samples.hear(Target.PACHCA, stage.pachca.webhooks());
        samples.hear(Target.TRACKER, stage.tracker.webhooks());
        samples.hear(Target.OKDESK, stage.okdesk.webhooks());
        samples.updates().forEach(body -> samples.add(Target.TELEGRAM, body));
        samples.written();
        Map<Target, List<String>> all = new EnumMap<>(Target.class);
        samples.found.forEach((target, bodies) -> all.put(target, List.copyOf(bodies)));
        return all;
    }

    private void talk(Messenger messenger, TicketSystem desk) throws IOException, InterruptedException {
        Talk talk = messenger.asks("Не печатает принтер", PlayFile.text("журнал.txt", "строка"));
        settle();
        String key = desk.tickets().getLast().key();
        String message = talk.says("Горит **красная** лампа, @anna, https://example.org/?a=1");
        settle();
        talk.edits(message, "Горит жёлтая лампа");
        String remark = desk.comments(key, "Выключите *и* включите", false, PlayFile.text("как.txt", "так"));
        desk.comments(key, "Опять он", true);
        settle();
        desk.edits(key, remark, "Выключите");
        talk.deletes(message);
        tries(() -> desk.takes(key));
        settle();
        press(talk, 0);
        tries(() -> desk.finishes(key));
        settle();
        press(talk, talk.heard().size() - 1);
        tries(() -> desk.reopens(key));
        settle();
    }

    private void press(Talk talk, int heard) throws IOException, InterruptedException {
        var message = talk.heard().get(heard);
        for (String button : message.buttons().stream().limit(3).toList()) {
            tries(() -> talk.presses(message, button));
            settle();
        }
    }

    /** A button that opens a page cannot be pressed here, and a ticket may have been finished by a button before. */
    private static void tries(Runnable deed) {
        try {
            deed.run();
        } catch (RuntimeException impossible) {
            // Nothing is sent then, and there is one sample less.
        }
    }

    /** Kinds that the talks above do not make. */
    private void strangers() throws IOException, InterruptedException {
        var person = stage.telegram.emulator().addPerson("Пётр");
        var chat = person.with(stage.telegram.bot());
        chat.starts();
        chat.sharesContact("+79001234567", "Пётр");
        chat.sendsAlbum("вот", PhoneFile.text("a.txt", "a"), PhoneFile.text("b.txt", "b"));
        chat.sendsSticker("👍");
        chat.forwards(stage.telegram.emulator().addPerson("Олег"), "переслано");
        chat.forwardsHidden("Скрытый", "переслано");
        chat.writes("/new Ещё *одна* [заявка](https://example.org)");
        chat.quotes(chat.writes("Первое"), "Перв", "ответ");
        chat.writes("/my");
        settle();
    }

    private void settle() throws IOException, InterruptedException {
        stage.settle(BLINK);
        List<String> updates = updates();
        while (delivered < updates.size()) {
            int status = gun.shoot(Delivery.telegram(updates.get(delivered++)).bytes());
            if (status != 200) {
                throw new IllegalStateException("an update of Telegram was answered " + status);
            }
        }
        stage.settle(BLINK);
    }

    private List<String> updates() {
        return stage.telegram.bot().updates().stream().map(String::valueOf).toList();
    }

    private void hear(Target target, WebhookSender sender) {
        for (Webhook.Attempt attempt : sender.attempts()) {
            add(target, attempt.request().body().text());
        }
    }

    private void add(Target target, String body) {
        found.computeIfAbsent(target, any -> new LinkedHashSet<>()).add(body);
    }

    private void written() {
        long now = stage.clock.instant().getEpochSecond();
        var bodies = new ArrayList<String>();
        bodies.add("""
                {"type":"view","event":"submit","callback_id":"request","private_metadata":"form/0123456789abcdef0123456789abcdef/x|1|2",\
                "chat_id":%d,"user_id":1,"data":{"subject":"Принтер","text":"Не печатает","category":["a"],\
                "files":[{"url":"http://127.0.0.1:9/x","name":"a.txt","size":3}],"none":null},"webhook_timestamp":%d}""".formatted(stage.pachca.chat(), now));
        bodies.add("""
                {"type":"chat_member","event":"add","chat_id":%d,"thread_id":null,"user_ids":[1,2,3],\
                "created_at":"2026-03-02T09:00:00.000Z","webhook_timestamp":%d}""".formatted(stage.pachca.chat(), now));
        bodies.add("{\"type\":\"company_member\",\"event\":\"suspend\",\"user_ids\":[1],\"webhook_timestamp\":%d}"
                .formatted(now));
        bodies.forEach(body -> add(Target.PACHCA, body));
        add(Target.TRACKER, "{\"v\":1,\"event\":\"update\",\"issue\":\"SERVICEDESK-1\"}");
        add(
                Target.TRACKER,
                "{\"v\":1,\"event\":\"comment\",\"issue\":\"SERVICEDESK-1\",\"commentId\":\"1\",\"generatedCommentId\":\"\"}");
        add(Target.TRACKER, """
                {"type":"issueCommentEvent","issue":{"key":"SERVICEDESK-1","local":{"pachcaChatId":"1"}},\
                "comment":{"id":"77","text":"Текст","author":"Директор"}}""");
        add(Target.TELEGRAM, """
                {"update_id":900000001,"my_chat_member":{"chat":{"id":77,"type":"private","first_name":"И"},\
                "from":{"id":77,"is_bot":false,"first_name":"И"},"date":1772442000,\
                "old_chat_member":{"user":{"id":1,"is_bot":true,"first_name":"D"},"status":"member"},\
                "new_chat_member":{"user":{"id":1,"is_bot":true,"first_name":"D"},"status":"kicked","until_date":0}}}""");
        add(Target.TELEGRAM, """
                {"update_id":900000002,"message":{"message_id":5,"date":1772442000,"chat":{"id":-1001,"type":"supergroup",\
                "title":"Г","is_forum":true},"from":{"id":78,"is_bot":false,"first_name":"О","language_code":"en"},\
                "message_thread_id":3,"is_topic_message":true,"media_group_id":"1","caption":"/new @deskbridge_bot 🎫 x",\
                "caption_entities":[{"type":"bold","offset":5,"length":3},{"type":"text_mention","offset":0,"length":2,\
                "user":{"id":9,"is_bot":false,"first_name":"Ы"}},{"type":"pre","offset":6,"length":1,"language":"c"}],\
                "photo":[{"file_id":"a","file_unique_id":"b","width":1,"height":1,"file_size":9}],\
                "location":{"latitude":1.5,"longitude":2}}}""");
    }
}
