package deskbridge.channel.pachca;

import deskbridge.channel.pachca.ViewJson.Block;
import deskbridge.connector.SendResult;
import deskbridge.connector.Setback;
import deskbridge.domain.Command.OpenForm;
import deskbridge.domain.Form;
import deskbridge.domain.FormField;
import deskbridge.domain.Receipt;
import deskbridge.texts.Texts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens dialogs, within the three seconds that a press is good for (Pachca docs, forms). */
final class FormOpener {

    private static final int LONGEST_TITLE = 24;
    private static final int LONGEST_WORDS = 12_000;
    private static final int LONGEST_LABEL = 150;
    private static final int LONGEST_HINT = 2_000;
    private static final int LONGEST_ANSWER = 3_000;
    private static final int LONGEST_OPTION = 75;
    private static final int LONGEST_VALUE = 150;
    private static final int OPTIONS = 100;
    private static final int FILES = 10;
    private static final int BLOCKS = 100;

    private final PachcaClient client;
    private final Texts texts;
    private final InstantSource clock;

    FormOpener(PachcaClient client, Texts texts, InstantSource clock) {
        this.client = client;
        this.texts = texts;
        this.clock = clock;
    }

    SendResult open(OpenForm command) {
        var view = view(command);
        while (clock.instant().isBefore(command.expires())) {
            try {
                client.openView(view);
                return new SendResult.Sent(new Receipt.Done());
            } catch (CallFailed e) {
                if (e.kind() == Setback.REVOKED || (e.isRefusal() && e.status() != 410)) {
                    return new SendResult.Rejected(e.getMessage());
                }
                if (e.kind() != Setback.UNREACHED
                        || !clock.instant().plus(e.waiting()).isBefore(command.expires())) {
                    // Whether it opened or not: nothing can be done about it any more, but pressing again.
                    break;
                }
            }
        }
        return new SendResult.Rejected(texts.get("form.late"));
    }

    private ViewJson view(OpenForm command) {
        var form = command.form();
        return new ViewJson(
                "modal",
                command.trigger(),
                form.kind(),
                FormMemory.write(command.trigger(), form.memory()),
                new ViewJson.View(
                        Trim.to(LONGEST_TITLE, form.title()),
                        texts.get("form.close"),
                        Trim.to(LONGEST_TITLE, form.submit()),
                        blocks(form)));
    }

    private static List<Block> blocks(Form form) {
        var blocks = new ArrayList<Block>();
        var intro = form.intro();
        if (intro != null && !intro.isBlank()) {
            blocks.add(Block.words(Trim.to(LONGEST_WORDS, intro)));
        }
        form.fields().stream().map(FormOpener::block).forEach(blocks::add);
        return blocks.size() <= BLOCKS ? blocks : blocks.subList(0, BLOCKS);
    }

    private static Block block(FormField field) {
        return switch (field) {
            case FormField.TextInput text -> {
                int most = Math.clamp(text.maxLength(), 1, LONGEST_ANSWER);
                int least = Math.clamp(text.minLength(), 0, most);
                yield block(field, "input", text.multiline(), least, most, text.hint(), null, null);
            }
            case FormField.Choice choice -> block(field, "select", null, null, null, null, options(choice), null);
            case FormField.Files files ->
                block(field, "file_input", null, null, null, null, null, Math.clamp(files.most(), 1, FILES));
        };
    }

    private static Block block(
            FormField field,
            String type,
            @Nullable Boolean multiline,
            @Nullable Integer least,
            @Nullable Integer most,
            @Nullable String hint,
            @Nullable List<ViewJson.Option> options,
            @Nullable Integer files) {
        return new Block(
                type,
                null,
                field.name(),
                Trim.to(LONGEST_LABEL, field.label()),
                field.required(),
                multiline,
                least,
                most,
                hint == null ? null : Trim.to(LONGEST_HINT, hint),
                options,
                files);
    }

    /** A value cannot be shortened without becoming another one; such an option is left out. */
    private static List<ViewJson.Option> options(FormField.Choice choice) {
        return choice.options().stream()
                .filter(option -> option.value().length() <= LONGEST_VALUE)
                .limit(OPTIONS)
                .map(option -> new ViewJson.Option(Trim.to(LONGEST_OPTION, option.text()), option.value()))
                .toList();
    }
}
