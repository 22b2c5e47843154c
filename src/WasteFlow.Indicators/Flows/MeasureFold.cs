using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Indicators;

/// <summary>All that figures are made of, in one fold, so that a report is true at one line: flows, sites, plans, statistics and entered values.</summary>
public sealed class MeasureFold : Fold
{
    public const string FoldName = "measures";

    public override string Name => FoldName;

    /// <summary>2: each version of an entered figure is kept. 3: what is on its way, moved and reclassified is counted, and each posting kept.
    /// 4: sums by division, month and class of sites stand beside the cells. 5: outcomes are counted on the basis of acceptance too. 6: what a line
    /// found of the register and of entries is kept. 7: sums tell sites apart by the class of source that they were given, too. 8: histories of lots and
    /// postings are packed, documents of a version before take no more lines in and answer as of the line they stand at; the register is kept with its
    /// changes and papers, to be counted as of a day; of the stock it is counted what was accepted, and a lot knows what method it was received for. 9: a lot is one document, and the editions of plans are kept.
    /// 10: lots of neighbouring lines are one document. 11: soil and other foreign matter in what was received is counted beside it.
    /// 13: manifests of neighbouring numbers are one document.</summary>
    public override int Version => 13;

    /// <inheritdoc/>
    public override bool ChangesInPlace => true;

    public override void Apply(Line line, FoldDocuments documents)
    {
        SumsIndex.Begin(line, documents);
        if (documents.Get<SumsIndex>(SumsIndex.Key) is null)
        {
            throw new InvalidDataException("documents of a version before are built anew, and take no lines in until then");
        }

        var recorded = new Recorded(line.Number, documents);
        LawFold.Take(line, recorded);
        var book = new DocumentBook(line.Number, documents);
        var postings = new Postings(line.Number, documents);
        TakeMass(new(line), book, postings.Posted);
        postings.Save();
        book.Save();
        TakeRest(line, recorded);
        recorded.Save();
    }

    /// <inheritdoc/>
    public override FoldBuild Build() => new MeasureBuild();

    internal static void TakeMass(MassLine line, FlowBook book, Posted posted)
    {
        // The identity compares a lot with what it was before the line, so it comes first.
        IdentityLines.Take(line, book);
        FlowLines.Take(line, book, posted);
    }

    /// <summary>What stands beside the mass: the register, what is entered and what was issued.</summary>
    internal static void TakeRest(Line line, Recorded recorded)
    {
        RegisterLines.Take(line, recorded);
        EntryLines.Take(line, recorded);
        IssuedLines.Take(line, recorded);
    }
}
