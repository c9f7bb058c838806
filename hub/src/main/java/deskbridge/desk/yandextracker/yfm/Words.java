package deskbridge.desk.yandextracker.yfm;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The bare words below a node. */
final class Words extends AbstractVisitor {
    private final StringBuilder words = new StringBuilder();

    private Words() {}

    static String of(Node node) {
        var visitor = new Words();
        visitor.visitChildren(node);
        return visitor.words.toString();
    }

    @Override
    public void visit(Text text) {
        words.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        words.append(code.getLiteral());
    }

    @Override
    public void visit(HtmlInline html) {
        words.append(html.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak end) {
        words.append(' ');
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof Marks.Mentioned mentioned) {
            words.append('@').append(mentioned.login());
        }
        visitChildren(node);
    }
}
