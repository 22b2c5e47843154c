using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>What the rooms of the parties know of a manifest: who is on it, under which stream, with which codes and methods.</summary>
public sealed class ManifestFold : Fold
{
    public const string FoldName = "manifests-2";

    public override string Name => FoldName;

    public override void Apply(Line line, FoldDocuments documents)
    {
        if (line.Manifest is not { } step)
        {
            return;
        }

        if (line.Filing() is { } filing)
        {
            documents.Put(Key(step.Number), Filed(filing, step, line.Number));
            return;
        }

        var manifest = documents.Get<ManifestFacts>(Key(step.Number))!;
        documents.Put(Key(step.Number), line.Act switch
        {
            "hand-over-waste" => manifest with { State = step.State, Carrier = line.As<HandOverWaste>().To },
            "divert-waste" => Diverted(line.As<DivertWaste>(), manifest, step),
            _ => manifest with { State = step.State },
        });
    }

    internal static string Key(ManifestNumber number) => $"manifest/{number}";

    private static ManifestFacts Filed(FileManifest said, ManifestStep step, long line) => new(
        step.Number, step.State, said.Stream, said.Mover, said.Carrier, said.Receiver, said.HappenedAt,
        [.. said.Items.Select(static i => new ItemFacts(i.Code, i.Method))], said.Approval,
        said.IsAfterTheFact(), line);

    private static ManifestFacts Diverted(DivertWaste said, ManifestFacts manifest, ManifestStep step) => manifest with
    {
        State = step.State,
        Receiver = said.NewReceiver,
        Items = [.. manifest.Items.Select(i => i with { Method = said.Method })],
    };
}

/// <summary>A manifest as the parties' rooms judge by it.</summary>
/// <param name="FiledLine">The line that filed it: the law as of it goes with the manifest.</param>
/// <param name="AfterTheFact">It was filed when the transfer had happened: from paper, or after an emergency.</param>
public sealed record ManifestFacts(
    ManifestNumber Number, string State, string Stream, SiteId Mover, EnterpriseId Carrier, SiteId Receiver, Instant FiledAt,
    IReadOnlyList<ItemFacts> Items, string? Approval = null, bool AfterTheFact = false,
    long? FiledLine = null);

/// <param name="Method">How the receiver will treat it.</param>
public sealed record ItemFacts(WasteCode Code, string Method);
