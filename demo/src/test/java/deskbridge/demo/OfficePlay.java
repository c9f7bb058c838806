package deskbridge.demo;

import deskbridge.demo.world.Origin;
import deskbridge.emulator.pachca.Person;
import deskbridge.emulator.tracker.TrackerEmulator;

/** Colleagues in Pachca, agents in Tracker. */
final class OfficePlay implements TroublesPlay {
    private final Demo demo;
    private final TrackerEmulator tracker;
    private long first;

    OfficePlay(Demo demo) {
        this.demo = demo;
        this.tracker = demo.world().tracker().emulator();
    }

    private Person person(int number) {
        return demo.world()
                .pachca()
                .emulator()
                .person(demo.world().actors().get(number).userId());
    }

    @Override
    public void asks(int number, String words) {
        long chat = demo.world().pachca().chats().getFirst();
        long message = person(number).writes(chat, words);
        demo.tally().expectTicket(Origin.of(chat, message));
        first = number == 0 ? message : first;
    }

    @Override
    public boolean isAnswered() {
        return !demo.world().pachca().emulator().threadMessages(first).isEmpty();
    }

    @Override
    public void remarks(String words) {
        person(0).repliesInThread(first, words);
    }

    @Override
    public void answers(String words, boolean internal) {
        String key = tracker.state().issues().getFirst().key();
        tracker.agent("anna.smirnova").comments(key, internal ? "! " + words : words);
    }

    @Override
    public int tickets() {
        return tracker.state().issues().size();
    }
}
