package deskbridge.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The settings of a connection, written by a test as an operator would. */
public final class Written {
    private Written() {}

    /**
     * A section without faults.
     *
     * @param lines such as {@code queue: DEV}; of two with the same name the later counts
     */
    public static Section of(String... lines) {
        Map<String, String> last = new LinkedHashMap<>();
        for (String line : lines) {
            last.put(line.substring(0, line.indexOf(':')), line);
        }
        var faults = new Faults();
        Node.Mapping tree = YamlFile.parse(
                "a test", last.values().stream().collect(Collectors.joining("\n")), name -> Optional.empty(), faults);
        assertThat(faults.all()).isEmpty();
        return Section.root(tree, faults, new ArrayList<>());
    }
}
