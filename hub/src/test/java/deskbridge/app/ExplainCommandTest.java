package deskbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rule fires, on the command line. */
final class ExplainCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeEach
    void configure() throws IOException {
        configure("""
                  - {name: vip, when: {email-domain: board.example}, then: {priority: critical, assignee: boss}}
                  - {name: sales, when: {channel: sales}, then: {queue: SALES}}
                  - {name: printers, when: {chat: [1, 2], words: [printer]}, then: {desk: it, queue: PRINT, type: bug}}
                  - {name: network, when: {category: Telephony}, then: {queue: NET}}
                """);
    }

    private void configure(String rules) throws IOException {
        Files.writeString(folder.resolve("deskbridge.yaml"), """
                language: en
                connections:
                  office: {type: pachca, token: p, signing-secret: s, chats: [1, 2, 3]}
                  sales: {type: pachca, token: p, signing-secret: s}
                  tickets: {type: tracker, token: t, org-id: "1"}
                  it: {type: tracker, token: u, org-id: "2"}
                routes:
                  - office=tickets
                  - sales=tickets
                """ + rules);
    }

    private int explain(String... arguments) {
        String config = folder.resolve("deskbridge.yaml").toString();
        String[] all = Stream.concat(Stream.of("explain", "--config", config), Stream.of(arguments))
                .toArray(String[]::new);
        return new Program(List.of(new ExplainCommand()))
                .writingTo(new PrintWriter(out, true), new PrintWriter(err, true))
                .run(all);
    }

    private List<String> lines() {
        return out.toString()
                .lines()
                .map(line -> line.replaceAll(" +", " ").strip())
                .toList();
    }

    @Test
    void theRuleThatFiresIsShownWithThoseBeforeAndAfter() {
        assertThat(explain("--channel", "office", "--chat", "2", "--from", "anna@example.com", "My Printer burns"))
                .isZero();

        assertThat(lines())
                .containsExactly(
                        "vip passed over requester not of board.example",
                        "sales passed over only for sales",
                        "printers fires chat 2, words printer",
                        "network not reached",
                        "Goes to it, queue PRINT, type bug, by rule printers (chat 2, words printer)");
    }

    @Test
    void whatNoRuleFitsGoesTheDefaultWay() {
        assertThat(explain("--channel", "office", "--chat", "2", "Hello")).isZero();

        assertThat(lines()).last().isEqualTo("Goes to tickets, by the default");
    }

    @Test
    void aCategoryIsNamedByCodeOrName() {
        assertThat(explain("--channel", "office", "--category", "telephony")).isZero();

        assertThat(lines()).last().isEqualTo("Goes to tickets, queue NET, by rule network (category telephony)");
    }

    @Test
    void aChatThatTakesNoRequestsIsTold() {
        assertThat(explain("--channel", "office", "--chat", "9", "Hello")).isZero();

        assertThat(lines()).last().asString().startsWith("Chat 9 is none of those");
    }

    @Test
    void wrongUsageIsTwoAndSaysWhatWouldBeRight() {
        assertThat(explain("--channel", "icq", "Hello")).isEqualTo(2);
        assertThat(err.toString()).contains("--channel must be one of office, sales");

        assertThat(explain("--channel", "office", "--category", "gardening", "Hello"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--category must be one of").contains("telephony");

        assertThat(explain("Hello")).isEqualTo(2);
    }

    @Test
    void faultySettingsAreTwo() throws IOException {
        configure("  - {name: a, when: {words: [\"/(/\"]}, then: {desk: nowhere}}\n");

        assertThat(explain("--channel", "office", "Hello")).isEqualTo(2);

        assertThat(err.toString()).contains("is no regular expression").contains("must be one of it, tickets");
    }
}
