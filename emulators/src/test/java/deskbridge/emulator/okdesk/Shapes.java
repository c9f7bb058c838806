package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the emulator sends against a sample: the same members with values of the same kinds. A null on either side
 * fits any kind, and so does an empty list.
 */
final class Shapes {
    private final Set<String> free;
    private final List<String> complaints = new ArrayList<>();

    private Shapes(Set<String> free) {
        this.free = free;
    }

    /** @param free members, by path, that one side may lack */
    static List<String> differences(JsonNode sample, JsonNode ours, String... free) {
        Shapes shapes = new Shapes(Set.of(free));
        shapes.compare("", sample, ours);
        return shapes.complaints;
    }

    private void compare(String at, JsonNode sample, JsonNode ours) {
        if (sample.isNull() || ours.isNull()) {
            return;
        }
        if (sample.getNodeType() != ours.getNodeType()) {
            complaints.add(at + " is " + ours.getNodeType() + " instead of " + sample.getNodeType());
        } else if (sample.isArray()) {
            if (!sample.isEmpty() && !ours.isEmpty()) {
                compare(at + "[]", sample.get(0), ours.get(0));
            }
        } else if (sample.isObject()) {
            Set<String> names = new TreeSet<>();
            sample.fieldNames().forEachRemaining(names::add);
            ours.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> member(at + "/" + name, sample.get(name), ours.get(name)));
        }
    }

    private void member(String at, @Nullable JsonNode sample, @Nullable JsonNode ours) {
        if (sample != null && ours != null) {
            compare(at, sample, ours);
        } else if (!free.contains(at)) {
            complaints.add(at + (sample == null ? " is not in the sample" : " is missing"));
        }
    }
}
