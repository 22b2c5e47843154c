using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>The lines that somebody entered for another party (代录), and which of them that party contests.</summary>
public sealed class StandInFold : Fold
{
    public const string FoldName = "stand-ins";

    public override string Name => FoldName;

    public static StandIn? Find(long line, Register register) => register.Fold(FoldName).Get<StandIn>(Key(line));

    public override void Apply(Line line, FoldDocuments documents)
    {
        if (line.By.StandInFor is { } party)
        {
            documents.Put(Key(line.Number), new StandIn(party, null));
        }

        if (line.Act == "contest-entry" && line.As<ContestEntry>() is var said && documents.Get<StandIn>(Key(said.Line)) is { } entry)
        {
            documents.Put(Key(said.Line), entry with { ContestedAt = line.Number });
        }
    }

    private static string Key(long line) => FormattableString.Invariant($"line/{line}");
}

/// <summary>An entry made for a party.</summary>
/// <param name="ContestedAt">The line in which the party contested it.</param>
public sealed record StandIn(EnterpriseId Party, long? ContestedAt);
