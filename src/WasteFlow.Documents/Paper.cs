namespace WasteFlow.Documents;

/// <summary>What is to be printed, as content: a title, blocks in order, and a seal at the end. HTML, PDF, DOCX and XLSX are made of the same paper.</summary>
/// <param name="Language">Of its words: <c>zh</c> or <c>en</c>.</param>
/// <param name="Beneath">What stands below the title: whose it is, for which months, from which line.</param>
/// <param name="Seal">The lines by which anybody can check it, at its end.</param>
/// <param name="Made">The only time that stands in it: that of its content, so that the same content is the same file.</param>
public sealed record Paper(
    string Language, bool Landscape, string Title, IReadOnlyList<string> Beneath, IReadOnlyList<PaperBlock> Blocks, IReadOnlyList<string> Seal,
    DateTimeOffset Made);

public abstract record PaperBlock;

public sealed record PaperHeading(string Text) : PaperBlock;

/// <param name="Small">A note below a table.</param>
public sealed record PaperText(string Text, bool Small = false) : PaperBlock;

public sealed record PaperList(IReadOnlyList<string> Items) : PaperBlock;

/// <param name="Name">What its sheet is called in a workbook.</param>
public sealed record PaperTable(string Name, IReadOnlyList<PaperColumn> Columns, IReadOnlyList<IReadOnlyList<PaperCell>> Rows) : PaperBlock;

/// <summary>Bars of counts side by side (条形图), each with its name before it and its numbers in it.</summary>
public sealed record PaperBars(string Name, IReadOnlyList<PaperBar> Bars) : PaperBlock;

public sealed record PaperBar(string Name, IReadOnlyList<PaperShare> Shares);

/// <param name="Count">At least 1.</param>
public sealed record PaperShare(string Name, int Count, PaperTone Tone);

/// <summary>A flow diagram (桑基图): nodes in columns, and bands between them as high as what flows.</summary>
/// <param name="Height">Of its highest column without gaps, in points of a drawing 1040 wide.</param>
public sealed record PaperFlows(string Name, int Height, IReadOnlyList<PaperNode> Nodes, IReadOnlyList<PaperBand> Bands) : PaperBlock;

/// <param name="Column">0 is the leftmost. Names of the first stand left of it, of the last right of it, of all others above.</param>
/// <param name="Amount">How much, as text.</param>
public sealed record PaperNode(string Name, string Amount, int Column, PaperTone Tone = PaperTone.Plain);

/// <param name="From">The place of a node in the list; of a column left of the other's.</param>
/// <param name="Amount">Above 0.</param>
public sealed record PaperBand(int From, int To, long Amount);

/// <param name="Head">Columns side by side with the same head share it.</param>
/// <param name="Width">Its share of the table's width.</param>
public sealed record PaperColumn(string Head, int Width, bool Centred = false);

/// <param name="Rows">How many rows it is high; 0 where the one above covers it.</param>
/// <param name="Number">Decimal text, which a workbook holds as a number with the decimals it has.</param>
public sealed record PaperCell(string Text, int Rows = 1, bool Number = false, PaperTone Tone = PaperTone.Plain)
{
    public static implicit operator PaperCell(string? text) => new(text ?? "");

    public static PaperCell FromString(string? text) => text;
}

/// <summary>A colour that only repeats what the word says.</summary>
public enum PaperTone
{
    Plain,
    Good,
    Near,
    Warn,
    Bad,
    Apart,
}
