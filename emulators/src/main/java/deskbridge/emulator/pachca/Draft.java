package deskbridge.emulator.pachca;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody is about to write; already validated. */
record Draft(
        String content,
        List<Attachment> files,
        List<List<Button>> buttons,
        @Nullable Long parentId,
        @Nullable String displayName,
        @Nullable String displayAvatarUrl,
        boolean skipInviteMentions) {

    static Draft text(String content, List<Attachment> files) {
        return new Draft(content, files, List.of(), null, null, null, false);
    }
}
