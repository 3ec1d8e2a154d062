/** Three levels of people, products and reviews, through three fragments; `$tag` changes nothing but makes requests differ. */
export const heavyQuery = `query Heavy($tag: String) {
  users(tag: $tag) {
    ...UserParts
    reviews { ...ReviewParts product { ...ProductParts reviews { ...ReviewParts author { ...UserParts reviews { ...ReviewParts product { ...ProductParts } } } } } }
  }
  topProducts {
    ...ProductParts
    reviews { ...ReviewParts author { ...UserParts reviews { ...ReviewParts product { ...ProductParts } } } }
  }
}
fragment UserParts on User { id username name }
fragment ReviewParts on Review { id body }
fragment ProductParts on Product { inStock name price shippingEstimate upc weight }`;

export const smallQuery = `query Small($tag: String) { users(tag: $tag) { id name reviews { id } } }`;
