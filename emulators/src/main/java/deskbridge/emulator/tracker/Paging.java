package deskbridge.emulator.tracker;

import deskbridge.emulator.Answer;
import deskbridge.emulator.Call;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Cuts lists into pages and writes the {@code Link} header (facts: yandex-tracker §4, §5). */
final class Paging {
    private static final int DEFAULT_SIZE = 50;
    private static final int LARGEST_SIZE = 100;

    private final Call call;
    private final String host;

    /** @param host scheme and authority of this server */
    Paging(Call call, String host) {
        this.call = call;
        this.host = host;
    }

    /** {@code perPage}; what exceeds the ceiling is cut down without a word. */
    int size() {
        return Math.min(positive("perPage", DEFAULT_SIZE), LARGEST_SIZE);
    }

    int page() {
        return positive("page", 1);
    }

    int positive(String name, int otherwise) {
        String given = call.query(name).orElse("");
        if (given.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(given);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // refused below, as zero is
        }
        throw Refusal.badRequest("error.parameter", name);
    }

    <T> List<T> cut(List<T> all) {
        long from = (long) (page() - 1) * size();
        return from >= all.size() ? List.of() : all.subList((int) from, (int) Math.min(all.size(), from + size()));
    }

    /** Adds the headers of page mode. */
    Answer pages(Answer answer, int total) {
        int last = Math.max(1, (total + size() - 1) / size());
        List<String> links = new ArrayList<>();
        links.add(link(Map.of("page", "1"), "first"));
        if (page() < last) {
            links.add(link(Map.of("page", Integer.toString(page() + 1)), "next"));
        }
        links.add(seek());
        links.add(link(Map.of("page", Integer.toString(last)), "last"));
        return answer.with("X-Total-Count", Integer.toString(total))
                .with("X-Total-Pages", Integer.toString(last))
                .with("Link", String.join(", ", links));
    }

    /** An address with a literal {@code {&page}} that clients replace. */
    private String seek() {
        return "<" + address(Map.of("page", "")) + "{&page}>; rel=\"seek\"";
    }

    /** Adds the headers of cursor mode, where {@code id} names the last element seen. */
    Answer cursor(Answer answer, String parameter, String lastSeen, boolean more) {
        List<String> links = new ArrayList<>();
        links.add(link(Map.of(parameter, ""), "first"));
        if (more) {
            links.add(link(Map.of(parameter, lastSeen), "next"));
        }
        return answer.with("Link", String.join(", ", links));
    }

    String link(Map<String, String> changed, String relation) {
        return "<" + address(changed) + ">; rel=\"" + relation + "\"";
    }

    /**
     * This call's address with some parameters changed; those made empty are left out. The size of a page is always
     * told.
     */
    private String address(Map<String, String> changed) {
        Map<String, String> parameters = new LinkedHashMap<>();
        call.query().forEach((name, values) -> parameters.put(name, values.isEmpty() ? "" : values.getFirst()));
        parameters.putIfAbsent("perPage", Integer.toString(size()));
        changed.forEach((name, value) -> {
            parameters.remove(name);
            if (!value.isEmpty()) {
                parameters.put(name, value);
            }
        });
        List<String> pairs = new ArrayList<>();
        parameters.forEach((name, value) -> pairs.add(encode(name) + "=" + encode(value)));
        String path = host + "/" + call.segments().stream().map(Paging::encode).collect(Collectors.joining("/"));
        return path + "?" + String.join("&", pairs);
    }

    /** Percent-encodes one part of a URL. */
    static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
