package deskbridge.demo;

import deskbridge.demo.world.Origin;
import deskbridge.demo.world.Telegram;
import deskbridge.emulator.okdesk.OkdeskEmulator;
import deskbridge.emulator.telegram.TelegramMessage;
import deskbridge.emulator.telegram.TelegramTalk;
import java.util.Objects;
import java.util.Optional;

/** Customers in Telegram, agents in Okdesk. */
final class CustomersPlay implements TroublesPlay {
    private final Demo demo;
    private final OkdeskEmulator okdesk;
    private int first;

    CustomersPlay(Demo demo) {
        this.demo = demo;
        this.okdesk = demo.world().okdesk().emulator();
    }

    private TelegramTalk chat(int number) {
        Telegram telegram = demo.world().telegram();
        return telegram.people().get(number).app().with(telegram.bot());
    }

    @Override
    public void asks(int number, String words) {
        TelegramTalk chat = chat(number);
        chat.starts();
        int message = chat.writes("/new " + words);
        demo.tally().expectTicket(Origin.of(chat.chatId(), message));
        first = number == 0 ? message : first;
    }

    private Optional<TelegramMessage> card() {
        return chat(0).messages().stream()
                .filter(message -> Objects.equals(message.replyToId(), first)
                        && message.allButtons().anyMatch(button -> button.url() != null))
                .findFirst();
    }

    @Override
    public boolean isAnswered() {
        return card().isPresent();
    }

    @Override
    public void remarks(String words) {
        chat(0).replies(card().orElseThrow().id(), words);
    }

    @Override
    public void answers(String words, boolean internal) {
        long id = okdesk.state().issues().getFirst().id();
        if (internal) {
            okdesk.agent("anna.smirnova").notes(id, "<p>" + words + "</p>");
        } else {
            okdesk.agent("anna.smirnova").comments(id, "<p>" + words + "</p>");
        }
    }

    @Override
    public int tickets() {
        return okdesk.state().issues().size();
    }
}
