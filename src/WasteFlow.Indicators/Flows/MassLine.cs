using WasteFlow.Contracts;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What figures ask of every line: what it makes and moves, and when. The line itself is at hand where more of it may be asked.</summary>
internal sealed class MassLine
{
    private const string File = "file-manifest";
    private const string Meter = "meter-waste";
    private const string Divert = "divert-waste";

    private readonly ManifestState? files;
    private Fact? fact;

    public MassLine(Line line) =>
        (Whole, Number, Act, Lots, Moves, Manifest) = (line, line.Number, line.Act, line.Lots, line.Moves, line.Manifest?.Number);

    /// <summary>A line of which no more than this is asked: it corrects nothing.</summary>
    /// <param name="files">Of a line that files a manifest.</param>
    public MassLine(Fact fact, IReadOnlyList<LotBorn> lots, IReadOnlyList<Move> moves, ManifestNumber? manifest, ManifestState? files) =>
        (this.fact, Number, Act, Lots, Moves, Manifest, this.files) = (fact, fact.Line, fact.Act, lots, moves, manifest, files);

    /// <summary>Null where all that may be asked of it is here.</summary>
    public Line? Whole { get; }

    public long Number { get; }

    public string Act { get; }

    public IReadOnlyList<LotBorn> Lots { get; }

    public IReadOnlyList<Move> Moves { get; }

    public ManifestNumber? Manifest { get; }

    public Corrected? Corrects => Whole?.Corrects;

    /// <summary>What its act says of itself.</summary>
    public Fact Fact => fact ??= Flows.Of(Number, Act, Whole!.Said);

    /// <summary>The manifest that it files; null where it files none.</summary>
    public ManifestState? Files() => Whole is null ? files : Act is File or Meter ? ManifestState.Of(Whole.Filing()!) : null;

    public DivertWaste? Diversion() => Act is Divert ? Whole?.As<DivertWaste>() : null;
}
