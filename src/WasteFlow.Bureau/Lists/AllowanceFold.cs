using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>Every allowance account (额度) as it stands, found by the site it was granted to.</summary>
public sealed class AllowanceFold : Fold
{
    public const string FoldName = "allowances";

    public override string Name => FoldName;

    public override int Version => 2;

    /// <summary>The allowances of a site, in the order of their names.</summary>
    public static IReadOnlyList<AllowanceView> Of(SiteId site, Register register)
    {
        var documents = register.Fold(FoldName);
        return [.. documents.Scan<Named>(SiteKey(site, "")).Select(n => documents.Get<AllowanceView>(Key(n.Value.Name))!)];
    }

    public override void Apply(Line line, FoldDocuments documents)
    {
        foreach (var move in line.Allowances)
        {
            var account = documents.Get<AllowanceView>(Key(move.Allowance)) ?? Granted(line, move, documents);
            documents.Put(Key(move.Allowance), account with
            {
                Granted = account.Granted + move.Granted,
                Pending = account.Pending + move.Pending,
                Posted = account.Posted + move.Posted,
                Free = account.Free + move.Granted - move.Pending - move.Posted,
                Unit = move.Unit ?? "g",
            });
        }
    }

    private static AllowanceView Granted(Line line, AllowanceMove move, FoldDocuments documents)
    {
        var site = line.Said.GetProperty("site").GetString()!;
        documents.Put(SiteKey(new SiteId(site), move.Allowance), new Named(move.Allowance));
        return new(move.Allowance, new SiteId(site), 0, 0, 0, 0, move.Unit ?? "g");
    }

    private static string Key(string allowance) => $"allowance/{allowance}";

    private static string SiteKey(SiteId site, string allowance) => $"of/{site}/{allowance}";
}
