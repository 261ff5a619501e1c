using System.Collections.Concurrent;
using System.Reflection;

namespace Forum.Api.Http;

/// <summary>
/// A property of a request or an answer that only its owner may know, such as a password or a token: <c>[property: Secret]</c>. An answer
/// that has one is never kept, and a request that has one leaves nothing behind that could be guessed faster than the password itself.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;

static class Secrets
{
    static readonly ConcurrentDictionary<Type, bool> Known = new();

    /// <summary>Whether JSON of this type has a secret anywhere.</summary>
    public static bool Has(Type type) => Known.GetOrAdd(type, static type => IsFound(type, []));

    static bool IsFound(Type type, HashSet<Type> seen) => seen.Add(type) && (
        type.GetGenericArguments().Append(type.GetElementType() ?? typeof(void)).Any(part => IsFound(part, seen))
        || (type.Assembly == typeof(Secrets).Assembly && type.GetProperties().Any(
            property => property.IsDefined(typeof(SecretAttribute)) || IsFound(property.PropertyType, seen))));
}
