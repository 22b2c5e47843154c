using System.Collections.Frozen;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>Who may use a door: a row of <c>schemas/codes/authorisation.csv</c>.</summary>
/// <param name="Path">The route as it is mapped.</param>
/// <param name="Roles">Any of these; <see cref="Anybody"/> asks for no token at all, <see cref="SignedIn"/> for any.</param>
/// <param name="Own">
/// <c>none</c>; <c>party</c>: the caller's own enterprise, or one it may stand in for (代录), as the room's rules judge;
/// <c>region</c>: the bureau's own region and streams.
/// </param>
/// <remarks>An enterprise has administrators and machines of its own: they come in where a door is for parties, and are no authority elsewhere.</remarks>
public sealed record AuthorisationRow(string Method, string Path, IReadOnlyList<string> Roles, string Own, string Why)
{
    public const string Anybody = "anybody";
    public const string SignedIn = "signed-in";

    private const string Party = "party";

    public bool IsOpen => Roles.Contains(Anybody);

    /// <summary>Null when the caller may come in.</summary>
    public Refused? Objection(Caller? caller)
    {
        if (IsOpen)
        {
            return null;
        }

        if (caller is null)
        {
            return new Refused("not_signed_in");
        }

        if (!Roles.Contains(SignedIn) && !(Roles.Any(caller.Is) && (caller.Enterprise is null || Own == Party)))
        {
            return new Refused("role_not_allowed");
        }

        return null;
    }
}

/// <summary>The table of who may use which door. A door without a row stops the house from starting.</summary>
public static class Authorisation
{
    public static readonly IReadOnlyList<AuthorisationRow> All = [.. Tables.Rows("codes/authorisation.csv").Select(static r => new AuthorisationRow(
        r["method"], r["path"], r["roles"].Split(' ', StringSplitOptions.RemoveEmptyEntries), r["own"], r["why"]))];

    private static readonly FrozenDictionary<(string, string), AuthorisationRow> ByDoor = All.ToFrozenDictionary(static r => (r.Method, r.Path));

    public static AuthorisationRow? Find(string method, string path) => ByDoor.GetValueOrDefault((method, path));
}
