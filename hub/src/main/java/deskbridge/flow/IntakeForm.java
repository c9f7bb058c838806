package deskbridge.flow;

import deskbridge.domain.FormAnswer;
import deskbridge.domain.FormField;
import deskbridge.domain.RemoteFile;
import deskbridge.texts.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person is asked for when he makes a request in a form.
 *
 * @param title a few words
 * @param categories what it may be about; empty when that is not asked
 * @param fields what else is asked, in order; the field named {@value #DESCRIPTION} becomes the ticket's words
 */
public record IntakeForm(String title, List<Category> categories, List<FormField> fields) {

    /** Name of the field that chooses the category. */
    public static final String CATEGORY = "category";

    /** Name of the field that becomes the ticket's words. */
    public static final String DESCRIPTION = "description";

    private static final int SHORTEST_DESCRIPTION = 5;
    private static final int LONGEST_DESCRIPTION = 3000;
    private static final int MOST_FILES = 10;

    public IntakeForm {
        categories = List.copyOf(categories);
        fields = List.copyOf(fields);
    }

    /**
     * Something that requests are about.
     *
     * @param code its machine name
     * @param name what people read
     * @param queue the desk's queue; null for the connection's default
     * @param type the desk's ticket type; null for the queue's default
     * @param assignee login of the agent who gets it; null for nobody
     */
    public record Category(
            String code,
            String name,
            @Nullable String queue,
            @Nullable String type,
            @Nullable String assignee) {}

    /** The description and files: what every form asks for when nothing else is configured. */
    public static List<FormField> usualFields(Texts texts) {
        return List.of(
                new FormField.TextInput(
                        DESCRIPTION,
                        texts.get("form.description"),
                        true,
                        true,
                        SHORTEST_DESCRIPTION,
                        LONGEST_DESCRIPTION,
                        texts.get("form.description.hint")),
                new FormField.Files("files", texts.get("form.files"), false, MOST_FILES));
    }

    /** All that is asked, the category first. */
    List<FormField> asked(Texts texts) {
        var all = new ArrayList<FormField>();
        if (!categories.isEmpty()) {
            var options = categories.stream()
                    .map(category -> new FormField.Option(category.code(), category.name()))
                    .toList();
            all.add(new FormField.Choice(CATEGORY, texts.get("form.category"), true, options));
        }
        all.addAll(fields);
        return all;
    }

    /** The category that somebody means by this code or name. */
    public Optional<Category> category(String written) {
        return categories.stream()
                .filter(it -> it.code().equals(written) || it.name().equalsIgnoreCase(written))
                .findFirst();
    }

    Optional<Category> category(Map<String, FormAnswer> answers) {
        String code = text(answers, CATEGORY);
        return categories.stream().filter(it -> it.code().equals(code)).findFirst();
    }

    /** What is wrong with the answers, by field; empty when nothing is. */
    static Map<String, String> faults(List<FormField> asked, Map<String, FormAnswer> answers, Texts texts) {
        var faults = new LinkedHashMap<String, String>();
        for (FormField field : asked) {
            fault(field, answers, texts).ifPresent(fault -> faults.put(field.name(), fault));
        }
        return faults;
    }

    private static Optional<String> fault(FormField field, Map<String, FormAnswer> answers, Texts texts) {
        String text = text(answers, field.name());
        if (!isGiven(answers, field.name())) {
            return field.required() ? Optional.of(texts.get("form.required")) : Optional.empty();
        }
        return switch (field) {
            case FormField.TextInput input -> lengthFault(input, text, texts);
            case FormField.Choice choice ->
                choice.options().stream().anyMatch(option -> option.value().equals(text))
                        ? Optional.empty()
                        : Optional.of(texts.get("form.choose"));
            case FormField.Files uploads ->
                files(answers, uploads.name()).size() > uploads.most()
                        ? Optional.of(texts.get("form.too-many-files", uploads.most()))
                        : Optional.empty();
        };
    }

    private static Optional<String> lengthFault(FormField.TextInput input, String text, Texts texts) {
        int length = text.codePointCount(0, text.length());
        if (length < input.minLength()) {
            return Optional.of(texts.get("form.too-short", input.minLength()));
        }
        return length > input.maxLength()
                ? Optional.of(texts.get("form.too-long", input.maxLength()))
                : Optional.empty();
    }

    static boolean isGiven(Map<String, FormAnswer> answers, String field) {
        return !text(answers, field).isEmpty() || !files(answers, field).isEmpty();
    }

    /** The text given for a field, without blanks around it; empty when none was. */
    static String text(Map<String, FormAnswer> answers, String field) {
        return answers.get(field) instanceof FormAnswer.Text text ? text.value().strip() : "";
    }

    /** The files given for a field. */
    static List<RemoteFile> files(Map<String, FormAnswer> answers, String field) {
        return answers.get(field) instanceof FormAnswer.Uploads uploads ? uploads.files() : List.of();
    }
}
