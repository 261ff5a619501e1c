using System.Reflection;
using Forum.Domain;

namespace Forum.Api.Http;

/// <summary>
/// Declares refusals that an endpoint answers with and that <see cref="Description.Refusals"/> does not find in its code by itself:
/// <c>[Refuses(typeof(PostComment))]</c> for all of a type, <c>[Refuses(typeof(Requests), nameof(Requests.ThreadNotFound))]</c> for some.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class RefusesAttribute(Type rules, params string[] names) : Attribute
{
    public IEnumerable<Refused> Refusals => rules
        .GetFields(BindingFlags.Static | BindingFlags.Public)
        .Where(rule => rule.FieldType == typeof(Refused) && (names.Length == 0 || names.Contains(rule.Name)))
        .Select(rule => (Refused)rule.GetValue(null)!);
}
