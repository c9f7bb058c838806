package deskbridge.demo.fuzz;

import deskbridge.emulator.play.PlayFile;
import deskbridge.emulator.play.Talk;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** People and agents who write hostile things: these go the whole road, through every dialect. */
final class Talking {

    private static final Duration BLINK = Duration.ofSeconds(10);

    private final FuzzStage stage;
    private final Talk office;
    private final Talk customer;
    private final String officeTicket;
    private final String customerTicket;

    private Talking(FuzzStage stage, Talk office, Talk customer) {
        this.stage = stage;
        this.office = office;
        this.customer = customer;
        this.officeTicket = stage.tracker.tickets().getLast().key();
        this.customerTicket = stage.okdesk.tickets().getLast().key();
    }

    /** Two requests with their tickets. */
    static Talking begin(FuzzStage stage) throws InterruptedException {
        Talk office = stage.pachca.asks("Не печатает принтер");
        Talk customer = stage.telegram.asks("Не печатает принтер");
        stage.settle(BLINK);
        return new Talking(stage, office, customer);
    }

    /** One of them says one thing. What the remote itself would not take is not said. */
    void say(RandomGenerator random) {
        String words = plain(Hostile.words(random));
        try {
            switch (random.nextInt(8)) {
                case 0 -> stage.pachca.asks(words);
                case 1 -> office.says(words);
                case 2 -> office.edits(office.says("x"), words);
                case 3 -> stage.tracker.comments(officeTicket, words, false);
                case 4 -> stage.okdesk.comments(customerTicket, words, false);
                case 5 -> stage.tracker.comments(officeTicket, "файл", false, PlayFile.text(words, words));
                case 6 -> customer.says(words);
                default -> office.says("файл", PlayFile.text(words, words));
            }
        } catch (IllegalArgumentException | IllegalStateException refused) {
            return;
        }
    }

    /** What the escapes of JSON stand for. */
    private static String plain(String json) {
        var text = new StringBuilder();
        for (int at = 0; at < json.length(); at++) {
            char c = json.charAt(at);
            boolean unicode = c == '\\' && at + 5 < json.length() && json.charAt(at + 1) == 'u';
            if (unicode) {
                text.append((char) hex(json.substring(at + 2, at + 6)));
                at += 5;
            } else if (c == '\\' && at + 1 < json.length()) {
                char escaped = json.charAt(++at);
                text.append(
                        switch (escaped) {
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case 't' -> '\t';
                            case 'b' -> '\b';
                            default -> escaped;
                        });
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static int hex(String digits) {
        try {
            return Integer.parseInt(digits, 16);
        } catch (NumberFormatException e) {
            return ' ';
        }
    }
}
