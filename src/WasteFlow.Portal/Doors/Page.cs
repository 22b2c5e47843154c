using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using WasteFlow.Client;
using WasteFlow.Portal.Pages;
using WasteFlow.Portal.Visits;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Doors;

/// <summary>What a door answers: a page to draw, or another address to go to.</summary>
/// <param name="Draw">Makes the answer for a visit; the visit by then knows its line.</param>
public sealed record Page(Func<Visit, IResult> Draw)
{
    /// <summary>Nothing has this address.</summary>
    public static readonly Page NotHere = Problem(new Refusal(new Refused("page_not_here"), Sentence(true), Sentence(false)), StatusCodes.Status404NotFound);

    /// <summary>A page with what it shows.</summary>
    public static Page Of<TPage>(params (string Name, object? Value)[] shown) where TPage : IComponent => Of<TPage>(StatusCodes.Status200OK, shown);

    public static Page Of<TPage>(int status, params (string Name, object? Value)[] shown) where TPage : IComponent => new(visit =>
    {
        var parameters = shown.ToDictionary(static s => s.Name, static s => s.Value, StringComparer.Ordinal);
        parameters["Visit"] = visit;
        return new RazorComponentResult<TPage>(parameters) { StatusCode = status, PreventStreamingRendering = true };
    });

    public static Page GoTo(string address) => new(_ => Results.Redirect(address));

    /// <summary>What went wrong, in the reader's language, and what to do. Whose time is over signs in again.</summary>
    public static Page Problem<T>(Outcome<T> outcome) where T : class => outcome.Status == StatusCodes.Status401Unauthorized
        ? new(static visit =>
        {
            visit.Forget();
            return Results.Redirect(SignInDoor.Address(visit.Here));
        })
        : Problem(outcome.Refusal!, outcome.Status == 0 ? StatusCodes.Status503ServiceUnavailable : outcome.Status);

    public static Page Problem(Refusal refusal, int status, string? trace = null) =>
        Of<ProblemPage>(status, ("Refusal", refusal), ("Status", status), ("Trace", trace));

    /// <summary>A field of the address is none of its kind; the page does not answer another question instead.</summary>
    public static Page Unfit(Refused refused) => Refusals.Of(refused.Code) is var row
        ? Problem(new Refusal(refused, row.SayZh(refused.Details), row.SayEn(refused.Details)), row.Http)
        : NotHere;

    private static string Sentence(bool zh) => Refusals.Of("page_not_here") is var row && zh ? row.SayZh(null) : row.SayEn(null);
}
