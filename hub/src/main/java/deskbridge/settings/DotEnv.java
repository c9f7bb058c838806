package deskbridge.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an {@code .env} file the way python-dotenv does, because that is what the older bots' files were written for:
 * {@code export}, spaces around the equals sign, comments after a space, both kinds of quotes (which may span lines), references
 * to other variables. A byte order mark and CRLF line ends do not matter; lines that make no sense are skipped.
 */
final class DotEnv {
    private static final Pattern LINE = Pattern.compile("""
            (?x)(?m)^\\h*+ (?:export\\h++)?+ (?<name>[A-Za-z_][A-Za-z0-9_.-]*+) \\h*+ = \\h*+
            (?: "(?<double> (?: [^"\\\\] | \\\\. )*+ )"
              | '(?<single> (?: [^'\\\\] | \\\\. )*+ )'
              | (?<bare> [^\\n]*+ ) )""", Pattern.DOTALL);

    private static final Pattern COMMENT = Pattern.compile("[ \\t]#");

    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)", Pattern.DOTALL);

    private DotEnv() {}

    /**
     * The file's variables in order; none when there is no such file.
     *
     * @param environment wins over the file's own values where one value refers to another
     * @param faults told when the file cannot be read
     */
    static Map<String, String> read(Path file, Map<String, String> environment, Faults faults) {
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try {
            return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), environment);
        } catch (IOException e) {
            faults.add(file.toString(), "file.unreadable", e.getClass().getSimpleName());
            return Map.of();
        }
    }

    static Map<String, String> parse(String text, Map<String, String> environment) {
        String lines = text.replace("\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n');
        Map<String, String> values = new LinkedHashMap<>();
        Function<String, Optional<String>> lookup =
                name -> Optional.ofNullable(environment.get(name)).or(() -> Optional.ofNullable(values.get(name)));
        Matcher line = LINE.matcher(lines);
        while (line.find()) {
            values.put(line.group("name"), value(line, lookup));
        }
        return values;
    }

    private static String value(Matcher line, Function<String, Optional<String>> lookup) {
        if (line.group("single") != null) {
            return line.group("single").replace("\\'", "'").replace("\\\\", "\\");
        }
        String quoted = line.group("double");
        String plain = quoted == null ? withoutComment(line.group("bare")) : unescaped(quoted);
        return Interpolation.fill(plain, lookup, missing -> {});
    }

    private static String withoutComment(String bare) {
        if (bare.startsWith("#")) {
            return "";
        }
        return COMMENT.split(bare, 2)[0].strip();
    }

    private static String unescaped(String quoted) {
        return ESCAPE.matcher(quoted)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        switch (escape.group(1)) {
                            case "n" -> "\n";
                            case "r" -> "\r";
                            case "t" -> "\t";
                            case "\"", "'", "\\" -> escape.group(1);
                            default -> escape.group();
                        }));
    }
}
