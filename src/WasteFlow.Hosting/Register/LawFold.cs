using System.Runtime.CompilerServices;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>The law as every room folds it: the lines that adopted an edition of a table, or changed a rule.</summary>
public sealed class LawFold : Fold
{
    public const string FoldName = "law";

    private const string Index = "law/lines";

    /// <summary>Reading the tables again for each act would be slow: a law lives as long as the index it was read from.</summary>
    private static readonly ConditionalWeakTable<LawLines, Law> Known = [];

    public override string Name => FoldName;

    public override IReadOnlySet<string>? Acts { get; } = new HashSet<string>(StringComparer.Ordinal) { "adopt-table", "change-rule" };

    public override void Apply(Line line, FoldDocuments documents) => Take(line, documents);

    /// <summary>For a fold that judges by the law itself: it keeps it among its own documents, so that both are of one line.</summary>
    public static void Take(Line line, FoldDocuments documents)
    {
        if (!line.IsLaw())
        {
            return;
        }

        documents.Put(Key(line.Number), new LawLine(
            line.Act == "adopt-table" ? line.As<AdoptTable>() : null, line.Act == "change-rule" ? line.As<ChangeRule>() : null));
        documents.Put(Index, new LawLines([.. documents.Get<LawLines>(Index)?.Lines ?? [], line.Number]));
    }

    /// <summary>The law as of the line that the documents stand at.</summary>
    public static Law Of(FoldDocuments documents) =>
        documents.Get<LawLines>(Index) is { } index
            ? Known.GetValue(index, lines => lines.Lines.Aggregate(Law.Base, (law, line) => documents.Get<LawLine>(Key(line))!.Enact(law, line)))
            : Law.Base;

    private static string Key(long line) => FormattableString.Invariant($"law/line/{line}");
}

/// <summary>The lines that are law, in order.</summary>
public sealed record LawLines(IReadOnlyList<long> Lines);

/// <summary>One of them; just one of the two is there.</summary>
public sealed record LawLine(AdoptTable? Edition, ChangeRule? Change)
{
    internal Law Enact(Law law, long line) => Edition is { } edition ? law.With(edition.As(line)) : law.With(Change!.As(line));
}
