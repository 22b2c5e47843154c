using WasteFlow.Hosting;

namespace WasteFlow.Indicators;

/// <summary>
/// The figures' fold built from line 1 in one go. What a line counts is said by the same rules (<see cref="MeasureFold"/>); only where it is kept is another matter:
/// in objects that are found at once, where folding line by line reads and writes documents.
/// </summary>
internal sealed class MeasureBuild : FoldBuild
{
    private readonly BuiltDocuments documents = new();
    private readonly BuiltBook book;
    private readonly BuiltCells cells;
    private readonly Posted posted = new();

    public MeasureBuild() => (book, cells) = (new(documents), new(documents));

    public override object Read(FeedLine line) => MassScan.TryRead(line.Bytes.Span) ?? new MassLine(line.Line);

    public override void Apply(object read)
    {
        var line = (MassLine)read;
        Recorded? recorded = null;
        if (line.Whole is { } whole)
        {
            recorded = new(line.Number, documents);
            LawFold.Take(whole, recorded);
            if (whole.IsLaw())
            {
                book.Enact();
            }
        }

        posted.Clear();
        MeasureFold.TakeMass(line, book, posted);
        cells.Take(line.Number, posted.All);
        if (recorded is not null)
        {
            MeasureFold.TakeRest(line.Whole!, recorded);
            recorded.Save();
        }

        book.Rest(line);
    }

    /// <summary>Lots and manifests first: while they are packed and written, the others are worked out.</summary>
    public override IEnumerable<KeyValuePair<string, byte[]>> Documents()
    {
        var others = Task.Run(() =>
        {
            book.Put();
            cells.Put();
        });
        return book.Lots().Concat(book.Manifests()).Concat(Others(others));
    }

    private IEnumerable<KeyValuePair<string, byte[]>> Others(Task others)
    {
        others.GetAwaiter().GetResult();
        foreach (var row in documents.All())
        {
            yield return row;
        }
    }
}
