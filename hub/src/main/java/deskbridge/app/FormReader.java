package deskbridge.app;

import deskbridge.domain.FormField;
import deskbridge.flow.Flow;
import deskbridge.flow.IntakeForm;
import deskbridge.flow.IntakeForm.Category;
import deskbridge.settings.Section;
import deskbridge.texts.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads the request form from {@code form:} in {@code deskbridge.yaml}; without it, the seed categories and a description. */
final class FormReader {

    private static final int LONGEST_TEXT = 3000;
    private static final int MOST_FILES = 10;

    private FormReader() {}

    private enum FieldType {
        TEXT,
        MULTILINE,
        CHOICE,
        FILES
    }

    static IntakeForm read(Section root, Locale language) {
        var texts = Texts.beside(Flow.class, language);
        Section form = root.section("form");
        String title = form.text("title", texts.get("form.title"));
        List<Category> categories = form.sectionList("categories").stream()
                .map(FormReader::category)
                .toList();
        List<FormField> fields =
                form.sectionList("fields").stream().map(FormReader::field).toList();
        boolean configured = form.has("categories") || form.has("fields");
        if (fields.isEmpty()) {
            fields = IntakeForm.usualFields(texts);
        } else if (fields.stream().noneMatch(field -> field.name().equals(IntakeForm.DESCRIPTION))) {
            form.fault("fields", "form.description", IntakeForm.DESCRIPTION);
        }
        return new IntakeForm(title, configured ? categories : seedCategories(texts), fields);
    }

    private static List<Category> seedCategories(Texts texts) {
        return Stream.of("internet-wired", "internet-wireless", "telephony", "yandex", "workplace", "other")
                .map(code -> new Category(code, texts.get("category." + code), null, null, null))
                .toList();
    }

    private static Category category(Section section) {
        String name = section.requiredText("name");
        return new Category(
                section.text("code", name),
                name,
                section.text("queue").orElse(null),
                section.text("type").orElse(null),
                section.text("assignee").orElse(null));
    }

    private static FormField field(Section section) {
        String name = section.requiredText("name");
        String label = section.text("label", name);
        boolean required = section.flag("required", false);
        FieldType type = section.oneOf("type", FieldType.class, FieldType.TEXT);
        return switch (type) {
            case TEXT, MULTILINE ->
                new FormField.TextInput(
                        name,
                        label,
                        required,
                        type == FieldType.MULTILINE,
                        section.integer("min", 0, LONGEST_TEXT, 0),
                        section.integer("max", 1, LONGEST_TEXT, LONGEST_TEXT),
                        section.text("hint").orElse(null));
            case CHOICE -> choice(section, name, label, required);
            case FILES -> new FormField.Files(name, label, required, section.integer("max", 1, MOST_FILES, MOST_FILES));
        };
    }

    private static FormField choice(Section section, String name, String label, boolean required) {
        var options = new ArrayList<FormField.Option>();
        for (String option : section.list("options")) {
            options.add(new FormField.Option(option, option));
        }
        if (options.isEmpty()) {
            section.fault("options", "form.options");
        }
        return new FormField.Choice(name, label, required, options);
    }
}
