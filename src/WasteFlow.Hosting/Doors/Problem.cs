using System.Text.Json;
using Microsoft.AspNetCore.Http;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>A refusal as HTTP says it (RFC 9457), in Chinese and English.</summary>
/// <param name="Type">An address that stands for the code.</param>
/// <param name="Basis">The law it rests on, where a dated rule refuses.</param>
public sealed record Problem(
    string Type, string Title, int Status, string Detail, string Code, string Zh, string En, string Pointer,
    IReadOnlyDictionary<string, string>? Details, LegalBasis? Basis = null)
{
    public const string MediaType = "application/problem+json";

    public static Problem Of(Refused refused)
    {
        var row = Refusals.Of(refused.Code);
        var zh = row.SayZh(refused.Details);
        var en = row.SayEn(refused.Details);
        var status = row.Http is >= 400 and < 600 ? row.Http : StatusCodes.Status422UnprocessableEntity;
        return new($"urn:wasteflow:refusal:{refused.Code}", en, status, zh, refused.Code, zh, en, refused.Pointer, refused.Details, refused.Basis);
    }

    /// <summary>Answers with the refusal.</summary>
    public static async Task Answer(HttpContext context, Refused refused)
    {
        var problem = Of(refused);
        context.Response.StatusCode = problem.Status;
        context.Response.ContentType = MediaType;
        await JsonSerializer.SerializeAsync(context.Response.Body, problem, Wire.Options, context.RequestAborted);
    }
}
