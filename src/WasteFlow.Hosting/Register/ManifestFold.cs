using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>What the rooms of the parties know of a manifest: who is on it, under which stream, with which codes and methods.</summary>
public sealed class ManifestFold : Fold
{
    public const string FoldName = "manifests-2";

    public override string Name => FoldName;

    public override int Version => 3;

    public override void Apply(Line line, FoldDocuments documents)
    {
        if (line.Act == "name-national-number")
        {
            var named = line.As<NameNationalNumber>();
            Put(documents.Get<ManifestFacts>(Key(named.Manifest))!, named.NationalNumber, line.Number, documents);
            return;
        }

        if (line.Manifest is not { } step)
        {
            return;
        }

        if (line.Filing() is { } filing)
        {
            Put(Filed(filing, step, line.Number), filing.NationalNumber, line.Number, documents);
            if (line.Act == "file-manifest")
            {
                LeftOn(filing, step.Number, documents);
            }

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

    internal static string LeftOnKey(Guid actId) => $"left-on/{actId:N}";

    internal static string NationalKey(string number) => $"national/{number}";

    /// <summary>Puts a manifest down with its national number, findable by it, and no more by the one that it replaces.</summary>
    private static void Put(ManifestFacts manifest, string? national, long line, FoldDocuments documents)
    {
        if (manifest.NationalNumber is { } before && documents.Get<NationalFacts>(NationalKey(before))?.Manifest == manifest.Number)
        {
            documents.Put(NationalKey(before), new NationalFacts(null, line));
        }

        documents.Put(Key(manifest.Number), manifest with { NationalNumber = national });
        if (national is not null)
        {
            documents.Put(NationalKey(national), new NationalFacts(manifest.Number, line));
        }
    }

    /// <summary>Its load may have left on the provisional number of this filing, or of one that was lost and is entered now as its paper.</summary>
    private static void LeftOn(FileManifest filing, ManifestNumber number, FoldDocuments documents)
    {
        documents.Put(LeftOnKey(filing.ActId), new LeftOnFacts(number));
        if (filing.Paper is { } paper && ManifestNumbers.ActOf(new(paper)) is { } lost && documents.Get<LeftOnFacts>(LeftOnKey(lost)) is null)
        {
            documents.Put(LeftOnKey(lost), new LeftOnFacts(number));
        }
    }

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
/// <param name="NationalNumber">The number that the national system gave it, as entered last.</param>
/// <param name="AfterTheFact">It was filed when the transfer had happened: from paper, or after an emergency.</param>
public sealed record ManifestFacts(
    ManifestNumber Number, string State, string Stream, SiteId Mover, EnterpriseId Carrier, SiteId Receiver, Instant FiledAt,
    IReadOnlyList<ItemFacts> Items, string? Approval = null, bool AfterTheFact = false,
    long? FiledLine = null, string? NationalNumber = null);

/// <summary>At which manifest a national number stands.</summary>
/// <param name="Manifest">Null where it stands at none any more.</param>
/// <param name="Line">The line that put it there or took it away.</param>
public sealed record NationalFacts(ManifestNumber? Manifest, long Line);

/// <summary>The manifest whose load may have left on a filing's provisional number.</summary>
public sealed record LeftOnFacts(ManifestNumber Manifest);

/// <param name="Method">How the receiver will treat it.</param>
public sealed record ItemFacts(WasteCode Code, string Method);
