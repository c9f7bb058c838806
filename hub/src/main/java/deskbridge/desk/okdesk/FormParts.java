package deskbridge.desk.okdesk;

import deskbridge.rest.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a body as the form that Rails reads: {@code issue[custom_parameters][code]} (facts: okdesk §4). */
final class FormParts {
    private final List<Part> parts = new ArrayList<>();

    private FormParts() {}

    /** @param files come after the fields, with their own names */
    static List<Part> of(String wrapping, Map<String, ?> body, List<Part> files) {
        var form = new FormParts();
        body.forEach((name, value) -> form.add(wrapping + "[" + name + "]", value));
        files.stream().filter(Part.Text.class::isInstance).forEach(form.parts::add);
        files.stream().filter(part -> !(part instanceof Part.Text)).forEach(form.parts::add);
        return form.parts;
    }

    private void add(String name, Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, below) -> add(name + "[" + key + "]", below));
        } else if (value instanceof List<?> list) {
            list.forEach(item -> add(name + "[]", item));
        } else {
            parts.add(Part.text(name, value.toString()));
        }
    }
}
