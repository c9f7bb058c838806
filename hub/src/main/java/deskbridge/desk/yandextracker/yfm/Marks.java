package deskbridge.desk.yandextracker.yfm;

import org.commonmark.node.CustomNode;

/** Nodes that Markdown itself does not have. */
final class Marks {
    private Marks() {}

    /** {@code @login}. */
    static final class Mentioned extends CustomNode {
        private final String login;

        Mentioned(String login) {
            this.login = login;
        }

        String login() {
            return login;
        }
    }

    /** {@code ++underlined++}: nothing that rich text could keep. */
    static final class Underlined extends CustomNode {}

    /** {@code !!red!!} or {@code !!(blue)blue!!}. */
    static final class Coloured extends CustomNode {}

    /** {@code ##mono##}. */
    static final class Mono extends CustomNode {}
}
