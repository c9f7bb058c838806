package deskbridge.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class DotEnvTest {
    @Test
    void everyUsualWayOfWritingIsRead() {
        Map<String, String> values = DotEnv.parse("""
                \uFEFFFIRST=1
                # a comment
                  #OUT=no
                export EXPORTED=yes
                  SPACED  =  around it\t
                EMPTY=
                EMPTY_COMMENTED= # nothing
                COMMENTED=value # comment
                HASH=a#b
                DOUBLE="two words # inside" # outside
                SINGLE='it''s $HOME ${FIRST} \\n'
                ESCAPED="line\\nnext \\"quoted\\" \\$ \\\\"
                MULTI="first
                second"
                EQUALS=a=b==
                URL=https://host/path?x=1
                nonsense without a sign
                =novalue
                UNCLOSED="abc
                дом=1
                LAST=end""", Map.of());

        assertThat(values)
                .containsEntry("FIRST", "1")
                .containsEntry("EXPORTED", "yes")
                .containsEntry("SPACED", "around it")
                .containsEntry("EMPTY", "")
                .containsEntry("EMPTY_COMMENTED", "")
                .containsEntry("COMMENTED", "value")
                .containsEntry("HASH", "a#b")
                .containsEntry("DOUBLE", "two words # inside")
                .containsEntry("SINGLE", "it")
                .containsEntry("ESCAPED", "line\nnext \"quoted\" \\$ \\")
                .containsEntry("MULTI", "first\nsecond")
                .containsEntry("EQUALS", "a=b==")
                .containsEntry("URL", "https://host/path?x=1")
                .containsEntry("LAST", "end")
                .doesNotContainKey("OUT");
    }

    @Test
    void windowsLineEndsDoNotMatter() {
        assertThat(DotEnv.parse("A=1\r\nB='2'\r\nC=3 # c\r\n", Map.of()))
                .containsExactlyInAnyOrderEntriesOf(Map.of("A", "1", "B", "2", "C", "3"));
    }

    @Test
    void aValueMayReferToOthersButNotFromSingleQuotes() {
        Map<String, String> values = DotEnv.parse(
                "USER=bot\nURL=postgresql://${USER}:${PASSWORD}@db/${NAME:-app}\nRAW='${USER}'\nPLAIN=$USER\n",
                Map.of("PASSWORD", "p4ss", "USER", "env"));

        assertThat(values)
                .containsEntry("URL", "postgresql://env:p4ss@db/app")
                .containsEntry("RAW", "${USER}")
                .containsEntry("PLAIN", "$USER");
    }
}
