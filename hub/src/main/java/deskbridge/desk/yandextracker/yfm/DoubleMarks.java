package deskbridge.desk.yandextracker.yfm;

import java.util.function.Supplier;
import org.commonmark.node.Node;
import org.commonmark.node.Nodes;
import org.commonmark.parser.delimiter.DelimiterProcessor;
import org.commonmark.parser.delimiter.DelimiterRun;

/** A pair of doubled characters around words, such as {@code ++underlined++}. */
final class DoubleMarks implements DelimiterProcessor {
    private final char character;
    private final Supplier<Node> node;

    DoubleMarks(char character, Supplier<Node> node) {
        this.character = character;
        this.node = node;
    }

    @Override
    public char getOpeningCharacter() {
        return character;
    }

    @Override
    public char getClosingCharacter() {
        return character;
    }

    @Override
    public int getMinLength() {
        return 2;
    }

    @Override
    public int process(DelimiterRun openingRun, DelimiterRun closingRun) {
        if (openingRun.length() < 2 || closingRun.length() < 2) {
            return 0;
        }
        Node opener = openingRun.getOpener();
        Node around = node.get();
        for (Node inner : Nodes.between(opener, closingRun.getCloser())) {
            around.appendChild(inner);
        }
        opener.insertAfter(around);
        return 2;
    }
}
